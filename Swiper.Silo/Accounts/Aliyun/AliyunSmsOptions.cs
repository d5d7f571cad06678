using Swiper.Grains.Interfaces.Configuration;
using Swiper.Silo.Cloud;

namespace Swiper.Silo.Accounts.Aliyun;

/// <summary>How codes are sent by Aliyun's short message service; the configuration section <c>Sms:Aliyun</c>.</summary>
public sealed class AliyunSmsOptions : ISettings
{
    /// <summary>The id of the access key. Its user needs the right to send messages and no other.</summary>
    public string AccessKeyId { get; set; } = "";

    /// <summary>The secret of the access key.</summary>
    public string AccessKeySecret { get; set; } = "";

    /// <summary>The approved signature that messages carry.</summary>
    public string SignName { get; set; } = "";

    /// <summary>The approved template of messages to the Chinese mainland.</summary>
    public string TemplateCode { get; set; } = "";

    /// <summary>The approved template of messages to everywhere else; where there is none, such numbers are refused.</summary>
    public string InternationalTemplateCode { get; set; } = "";

    /// <summary>The templates' variable that stands for the code.</summary>
    public string TemplateParameter { get; set; } = "code";

    /// <summary>Where the service is.</summary>
    public string Endpoint { get; set; } = "dysmsapi.aliyuncs.com";

    /// <summary>Whether to talk to it over TLS; without, it must be on this machine.</summary>
    public bool UseHttps { get; set; } = true;

    /// <inheritdoc/>
    public static string Section => "Sms:Aliyun";

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.OfSecret(nameof(AccessKeyId), AccessKeyId, !string.IsNullOrWhiteSpace(AccessKeyId), "set if Sms:Provider is Aliyun"),
        SettingRule.OfSecret(nameof(AccessKeySecret), AccessKeySecret, !string.IsNullOrWhiteSpace(AccessKeySecret), "set if Sms:Provider is Aliyun"),
        SettingRule.Of(nameof(SignName), SignName, !string.IsNullOrWhiteSpace(SignName), "set if Sms:Provider is Aliyun"),
        SettingRule.Of(nameof(TemplateCode), TemplateCode, !string.IsNullOrWhiteSpace(TemplateCode), "set if Sms:Provider is Aliyun"),
        SettingRule.Of(nameof(TemplateParameter), TemplateParameter, !string.IsNullOrWhiteSpace(TemplateParameter), "set if Sms:Provider is Aliyun"),
        SettingRule.Of(nameof(Endpoint), Endpoint, CloudHost.IsValid(Endpoint), "a host, such as dysmsapi.aliyuncs.com"),
        SettingRule.Of(nameof(UseHttps), UseHttps, UseHttps || CloudHost.IsLoopback(Endpoint), $"true unless Sms:Aliyun:Endpoint, '{Endpoint}', is on this machine"),
    ];
}
