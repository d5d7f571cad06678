namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>A change of one's settings; null leaves a field as it is. Values are as typed: the grain checks them.</summary>
/// <param name="DatingSex">See <see cref="Settings.DatingSex"/>.</param>
/// <param name="Location">See <see cref="Settings.Location"/>.</param>
/// <param name="MinDistance">See <see cref="Settings.MinDistance"/>.</param>
/// <param name="MaxDistance">See <see cref="Settings.MaxDistance"/>.</param>
/// <param name="MinDatingAge">See <see cref="Settings.MinDatingAge"/>.</param>
/// <param name="MaxDatingAge">See <see cref="Settings.MaxDatingAge"/>.</param>
/// <param name="Vibration">See <see cref="Settings.Vibration"/>.</param>
/// <param name="OnlyMatch">See <see cref="Settings.OnlyMatch"/>.</param>
/// <param name="OnlyPlay">See <see cref="Settings.OnlyPlay"/>.</param>
[GenerateSerializer, Immutable, Alias("swiper.settings-update")]
public sealed record SettingsUpdate(
    [property: Id(0)] Sex? DatingSex = null,
    [property: Id(1)] string? Location = null,
    [property: Id(2)] int? MinDistance = null,
    [property: Id(3)] int? MaxDistance = null,
    [property: Id(4)] int? MinDatingAge = null,
    [property: Id(5)] int? MaxDatingAge = null,
    [property: Id(6)] bool? Vibration = null,
    [property: Id(7)] bool? OnlyMatch = null,
    [property: Id(8)] bool? OnlyPlay = null)
{
    /// <summary>Keeps the person out of logs.</summary>
    public override string ToString() => nameof(SettingsUpdate);
}
