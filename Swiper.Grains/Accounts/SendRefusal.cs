namespace Swiper.Grains.Accounts;

/// <summary>The provider's word that it sends nothing to a number.</summary>
/// <param name="Reason">What whoever asks for a code is told.</param>
/// <param name="Until">When the provider is asked again.</param>
[GenerateSerializer, Immutable, Alias("swiper.send-refusal")]
public sealed record SendRefusal([property: Id(0)] ErrorCode Reason, [property: Id(1)] DateTimeOffset Until);
