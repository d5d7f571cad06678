using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Api.Profiles;

/// <summary>The contract's <c>&lt;settings&gt;</c>.</summary>
internal sealed record SettingsView(
    string DatingSex,
    string Location,
    int MinDistance,
    int MaxDistance,
    int MinDatingAge,
    int MaxDatingAge,
    bool Vibration,
    bool OnlyMatch,
    bool OnlyPlay)
{
    /// <summary>The defaults, for examples.</summary>
    internal static SettingsView Example { get; } = From(new Settings());

    /// <summary>Shows settings.</summary>
    internal static SettingsView From(Settings settings) => new(
        SexNames.Of(settings.DatingSex)!,
        settings.Location,
        settings.MinDistance,
        settings.MaxDistance,
        settings.MinDatingAge,
        settings.MaxDatingAge,
        settings.Vibration,
        settings.OnlyMatch,
        settings.OnlyPlay);
}
