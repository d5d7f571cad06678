using Microsoft.Extensions.Options;
using Swiper.Silo.Cloud;

namespace Swiper.Silo.Accounts.Aliyun;

/// <summary>Says what is wrong with <see cref="AliyunSmsOptions"/>, with the value that is unless it is a secret.</summary>
internal sealed class AliyunSmsOptionsValidator : IValidateOptions<AliyunSmsOptions>
{
    public ValidateOptionsResult Validate(string? name, AliyunSmsOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        Require(options.AccessKeyId, nameof(options.AccessKeyId));
        Require(options.AccessKeySecret, nameof(options.AccessKeySecret));
        Require(options.SignName, nameof(options.SignName));
        Require(options.TemplateCode, nameof(options.TemplateCode));
        Require(options.TemplateParameter, nameof(options.TemplateParameter));
        if (!CloudHost.IsValid(options.Endpoint))
        {
            result.AddError($"Sms:Aliyun:Endpoint is '{options.Endpoint}'; it must be a host, such as dysmsapi.aliyuncs.com.");
        }
        else if (!options.UseHttps && !CloudHost.IsLoopback(options.Endpoint))
        {
            result.AddError($"Sms:Aliyun:UseHttps is false and Sms:Aliyun:Endpoint is '{options.Endpoint}'; codes may leave this machine over TLS only.");
        }

        return result.Build();

        void Require(string value, string setting)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                result.AddError($"Sms:Aliyun:{setting} is not set; Sms:Provider Aliyun needs it.");
            }
        }
    }
}
