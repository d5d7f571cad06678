namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>A change of <see cref="Settings"/>, with values as typed: the grain checks them. A null leaves its field unchanged.</summary>
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
