using Microsoft.Extensions.Options;
using Swiper.Silo.Cloud;

namespace Swiper.Api.Media.Qiniu;

/// <summary>Says what is wrong with <see cref="QiniuOptions"/>, with the value that is unless it is a secret.</summary>
internal sealed class QiniuOptionsValidator : IValidateOptions<QiniuOptions>
{
    private const int TriesMax = 5;
    private const int ConcurrencyMax = 256;

    public ValidateOptionsResult Validate(string? name, QiniuOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        Require(options.AccessKey, nameof(options.AccessKey));
        Require(options.SecretKey, nameof(options.SecretKey));
        Require(options.Bucket, nameof(options.Bucket));
        Check(IsDomain(options.Domain), nameof(options.Domain), options.Domain, "an http address without a path, such as https://img.example.com");
        Check(options.UrlLifetime >= TimeSpan.FromMinutes(1), nameof(options.UrlLifetime), options.UrlLifetime, "at least a minute");
        Check(options.TryTimeout > TimeSpan.Zero, nameof(options.TryTimeout), options.TryTimeout, "positive");
        Check(options.RetryDelay > TimeSpan.Zero, nameof(options.RetryDelay), options.RetryDelay, "positive");
        Check(options.Tries is > 0 and <= TriesMax, nameof(options.Tries), options.Tries, $"1 to {TriesMax}");
        Check(options.Concurrency is > 0 and <= ConcurrencyMax, nameof(options.Concurrency), options.Concurrency, $"1 to {ConcurrencyMax}");
        CheckHosts(options, Check);
        return result.Build();

        void Require(string value, string setting)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                result.AddError($"Media:Qiniu:{setting} is not set; Media:Provider Qiniu needs it.");
            }
        }

        void Check(bool isValid, string setting, object value, string must)
        {
            if (!isValid)
            {
                result.AddError($"Media:Qiniu:{setting} is '{value}'; it must be {must}.");
            }
        }
    }

    private static void CheckHosts(QiniuOptions options, Action<bool, string, object, string> check)
    {
        check(
            options.Zone.Length == 0 || QiniuZones.Names.Contains(options.Zone, StringComparer.OrdinalIgnoreCase),
            nameof(options.Zone), options.Zone, "empty or one of " + string.Join(", ", QiniuZones.Names));
        check(
            (options.UploadHost.Length == 0) == (options.ManageHost.Length == 0),
            nameof(options.ManageHost), options.ManageHost, "set where Media:Qiniu:UploadHost is, and only there");
        CheckHost(options.UploadHost, nameof(options.UploadHost));
        CheckHost(options.ManageHost, nameof(options.ManageHost));
        check(
            options.UseHttps || (CloudHost.IsLoopback(options.UploadHost) && CloudHost.IsLoopback(options.ManageHost)),
            nameof(options.UseHttps), options.UseHttps, "true unless the hosts are on this machine");

        void CheckHost(string host, string setting) => check(host.Length == 0 || CloudHost.IsValid(host), setting, host, "a host");
    }

    private static bool IsDomain(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https" && url.PathAndQuery == "/" && url.Fragment.Length == 0 && url.UserInfo.Length == 0 && !text.EndsWith('/');
}
