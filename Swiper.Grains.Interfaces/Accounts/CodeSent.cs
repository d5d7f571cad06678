namespace Swiper.Grains.Interfaces.Accounts;

/// <summary>A code is on its way.</summary>
/// <param name="ExpiresIn">How long it will work.</param>
/// <param name="ResendIn">When the next one may be asked for.</param>
[GenerateSerializer, Immutable, Alias("swiper.code-sent")]
public sealed record CodeSent([property: Id(0)] TimeSpan ExpiresIn, [property: Id(1)] TimeSpan ResendIn);
