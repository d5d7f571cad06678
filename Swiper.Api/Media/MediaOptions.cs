using Swiper.Grains.Interfaces.Configuration;
using Swiper.Grains.Interfaces.Media;

namespace Swiper.Api.Media;

/// <summary>Where pictures are kept; the configuration section <c>Media</c>.</summary>
public sealed class MediaOptions : ISettings
{
    private static readonly string[] Providers = ["Local", "Qiniu"];
    private static readonly string[] Reviews = ["none", "after", "before"];

    /// <summary><c>Local</c>: in the data folder, served by the API. <c>Qiniu</c>: in a bucket there, served by it.</summary>
    public string Provider { get; set; } = "Local";

    /// <summary>
    /// What the address of a picture begins with: a path of the API, or an absolute address such as a content network's that fetches from it.
    /// </summary>
    public string BaseUrl { get; set; } = "/media/";

    /// <summary>
    /// Where <c>Local</c> keeps them; <c>media</c> in the data folder where this is empty. APIs of a cluster share one.
    /// </summary>
    public string Folder { get; set; } = "";

    /// <summary>Whether operators review photos: <c>none</c>; <c>after</c>, shown until rejected; <c>before</c>, shown once approved.</summary>
    public string Review { get; set; } = "none";

    /// <summary>The time between two searches for files that nothing needs any more.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public static string Section => "Media";

    /// <summary>How an uploaded photo begins.</summary>
    internal PhotoState StateOfUploads => Review.ToUpperInvariant() switch
    {
        "BEFORE" => PhotoState.PendingHidden,
        "AFTER" => PhotoState.PendingShown,
        _ => PhotoState.Approved,
    };

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.Of(nameof(Provider), Provider, Providers.Contains(Provider, StringComparer.OrdinalIgnoreCase), "one of " + string.Join(", ", Providers)),
        SettingRule.Of(nameof(BaseUrl), BaseUrl, IsBaseUrl(BaseUrl), "a path or an http address that ends with a slash"),
        SettingRule.Of(nameof(Review), Review, Reviews.Contains(Review, StringComparer.OrdinalIgnoreCase), "one of " + string.Join(", ", Reviews)),
        SettingRule.Positive(nameof(SweepInterval), TimeSpan.FromDays(1), SweepInterval),
    ];

    private static bool IsBaseUrl(string text) =>
        text.EndsWith('/') && (text.StartsWith('/') || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"));
}
