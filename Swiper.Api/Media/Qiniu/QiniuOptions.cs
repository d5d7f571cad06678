using Swiper.Grains.Interfaces.Configuration;
using Swiper.Silo.Cloud;

namespace Swiper.Api.Media.Qiniu;

/// <summary>Where pictures are kept at Qiniu; the configuration section <c>Media:Qiniu</c>.</summary>
public sealed class QiniuOptions : ISettings
{
    private static readonly string[] Zones = ["z0", "cn-east-2", "z1", "z2", "na0", "as0"];
    private static readonly TimeSpan TimeMax = TimeSpan.FromHours(1);

    /// <summary>The access key.</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>The secret that goes with it.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>The bucket.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>Where apps load the bucket's files from: an http address without a path, such as <c>https://img.example.com</c>.</summary>
    public string Domain { get; set; } = "";

    /// <summary>Whether the bucket serves only addresses that are signed and expire.</summary>
    public bool IsPrivate { get; set; }

    /// <summary>
    /// How long a signed address works, at the least; at the most twice that. It stays the same for as long, so that apps can cache what it leads to.
    /// </summary>
    public TimeSpan UrlLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The bucket's region: <c>z0</c>, <c>cn-east-2</c>, <c>z1</c>, <c>z2</c>, <c>na0</c> or <c>as0</c>; where it is not set, Qiniu is asked.</summary>
    public string Zone { get; set; } = "";

    /// <summary>The host that takes uploads, for a region that <see cref="Zone"/> has no name for; goes with <see cref="ManageHost"/>.</summary>
    public string UploadHost { get; set; } = "";

    /// <summary>The host that manages files.</summary>
    public string ManageHost { get; set; } = "";

    /// <summary>Whether to talk to Qiniu over TLS; without, its hosts must be on this machine.</summary>
    public bool UseHttps { get; set; } = true;

    /// <summary>Longest time one try may take.</summary>
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Tries an upload or a deletion gets, the first included. Both may be repeated: the key and the content stay the same.</summary>
    public int Tries { get; set; } = 2;

    /// <summary>Wait before another try.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Calls to Qiniu at a time; whoever finds none free is refused.</summary>
    public int Concurrency { get; set; } = 16;

    /// <inheritdoc/>
    public static string Section => "Media:Qiniu";

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.OfSecret(nameof(AccessKey), AccessKey, !string.IsNullOrWhiteSpace(AccessKey), "set if Media:Provider is Qiniu"),
        SettingRule.OfSecret(nameof(SecretKey), SecretKey, !string.IsNullOrWhiteSpace(SecretKey), "set if Media:Provider is Qiniu"),
        SettingRule.Of(nameof(Bucket), Bucket, !string.IsNullOrWhiteSpace(Bucket), "set if Media:Provider is Qiniu"),
        SettingRule.Of(nameof(Domain), Domain, IsDomain(Domain), "an http address without a path, such as https://img.example.com"),
        SettingRule.AtLeast(nameof(UrlLifetime), TimeSpan.FromMinutes(1), UrlLifetime),
        SettingRule.Positive(nameof(TryTimeout), TimeMax, TryTimeout),
        SettingRule.Positive(nameof(RetryDelay), TimeMax, RetryDelay),
        SettingRule.Between(nameof(Tries), 1, 5, Tries),
        SettingRule.Between(nameof(Concurrency), 1, 256, Concurrency),
        SettingRule.Of(nameof(Zone), Zone, Zone.Length == 0 || Zones.Contains(Zone, StringComparer.OrdinalIgnoreCase), "one of " + string.Join(", ", Zones)),
        SettingRule.Of(nameof(UploadHost), UploadHost, UploadHost.Length == 0 || CloudHost.IsValid(UploadHost), "a host"),
        SettingRule.Of(
            nameof(ManageHost),
            ManageHost,
            (ManageHost.Length == 0 || CloudHost.IsValid(ManageHost)) && (UploadHost.Length == 0) == (ManageHost.Length == 0),
            "a host if Media:Qiniu:UploadHost is set, and only then"),
        SettingRule.Of(
            nameof(UseHttps),
            UseHttps,
            UseHttps || (CloudHost.IsLoopback(UploadHost) && CloudHost.IsLoopback(ManageHost)),
            "true unless the hosts are on this machine"),
    ];

    private static bool IsDomain(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https" && url.PathAndQuery == "/" && url.Fragment.Length == 0 && url.UserInfo.Length == 0 && !text.EndsWith('/');
}
