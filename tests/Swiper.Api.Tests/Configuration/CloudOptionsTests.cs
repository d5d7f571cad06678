using Microsoft.Extensions.Options;
using Swiper.Api.Media.Qiniu;
using Swiper.Grains.Interfaces.Configuration;
using Swiper.Silo.Accounts.Aliyun;

namespace Swiper.Api.Tests.Configuration;

public sealed class CloudOptionsTests
{
    private const string Secret = "never to be seen";

    [Theory]
    [InlineData("Sms:Aliyun:AccessKeyId")]
    [InlineData("Sms:Aliyun:AccessKeySecret")]
    [InlineData("Sms:Aliyun:SignName")]
    [InlineData("Sms:Aliyun:TemplateCode")]
    public void Validate_AliyunSettingIsMissing_IsNamed(string setting)
    {
        var options = Aliyun();
        typeof(AliyunSmsOptions).GetProperty(setting.Split(':')[^1])!.SetValue(options, " ");

        Assert.StartsWith(setting + " ", Failure(new OptionsCheck<AliyunSmsOptions>().Validate(null, options)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://dysmsapi.aliyuncs.com", true)]
    [InlineData("dysmsapi.aliyuncs.com/", true)]
    [InlineData("dysmsapi.aliyuncs.com", false)]
    public void Validate_AliyunEndpointWillNotDo_IsShown(string endpoint, bool useHttps)
    {
        var options = Aliyun();
        options.Endpoint = endpoint;
        options.UseHttps = useHttps;

        Assert.Contains($"'{endpoint}'", Failure(new OptionsCheck<AliyunSmsOptions>().Validate(null, options)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Media:Qiniu:AccessKey")]
    [InlineData("Media:Qiniu:SecretKey")]
    [InlineData("Media:Qiniu:Bucket")]
    [InlineData("Media:Qiniu:Domain")]
    public void Validate_QiniuSettingIsMissing_IsNamed(string setting)
    {
        var options = Qiniu();
        typeof(QiniuOptions).GetProperty(setting.Split(':')[^1])!.SetValue(options, "");

        Assert.StartsWith(setting + " ", Failure(new OptionsCheck<QiniuOptions>().Validate(null, options)), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_QiniuSettingsWillNotDo_AreAllNamed()
    {
        var options = Qiniu();
        options.Zone = "z9";
        options.Domain = "img.example.com";
        options.UploadHost = "up.example.com";
        options.UrlLifetime = TimeSpan.Zero;
        options.UseHttps = false;

        var failure = Failure(new OptionsCheck<QiniuOptions>().Validate(null, options));

        Assert.All(
            ["Zone is 'z9'", "Domain is 'img.example.com'", "ManageHost is not set", "UrlLifetime is 00:00:00", "UseHttps is false"],
            text => Assert.Contains("Media:Qiniu:" + text, failure, StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_AllIsSet_Succeeds()
    {
        Assert.True(new OptionsCheck<AliyunSmsOptions>().Validate(null, Aliyun()).Succeeded);
        Assert.True(new OptionsCheck<QiniuOptions>().Validate(null, Qiniu()).Succeeded);
    }

    private static string Failure(ValidateOptionsResult result)
    {
        Assert.True(result.Failed);
        Assert.DoesNotContain(Secret, result.FailureMessage, StringComparison.Ordinal);
        return result.FailureMessage;
    }

    private static AliyunSmsOptions Aliyun() => new() { AccessKeyId = Secret, AccessKeySecret = Secret, SignName = "Swiper", TemplateCode = "SMS_1" };

    private static QiniuOptions Qiniu() => new() { AccessKey = Secret, SecretKey = Secret, Bucket = "pictures", Domain = "https://img.example.com", Zone = "z0" };
}
