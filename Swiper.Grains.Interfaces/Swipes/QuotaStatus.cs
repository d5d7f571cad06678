namespace Swiper.Grains.Interfaces.Swipes;

/// <summary>How much of a day's quota is used.</summary>
/// <param name="Used">What was charged today.</param>
/// <param name="Max">The limit; null where there is none.</param>
/// <param name="ResetAt">The next midnight in the configured time zone.</param>
[GenerateSerializer, Immutable, Alias("swiper.quota-status")]
public sealed record QuotaStatus(
    [property: Id(0)] int Used,
    [property: Id(1)] int? Max,
    [property: Id(2)] DateTimeOffset ResetAt);
