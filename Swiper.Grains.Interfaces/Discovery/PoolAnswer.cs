namespace Swiper.Grains.Interfaces.Discovery;

/// <summary>Which part of a pool holds the people a caller asked for. A part that does not hold them changes nothing.</summary>
public enum Holder
{
    /// <summary>The part that was asked.</summary>
    Here = 0,

    /// <summary>Its two halves: it was split.</summary>
    Below = 1,

    /// <summary>The part it was a half of: they were joined.</summary>
    Above = 2,
}

/// <summary>The answer of one part of a pool.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Where">Which part to ask.</param>
/// <param name="Value">The answer, if this part holds the people; otherwise the default.</param>
[GenerateSerializer, Immutable, Alias("swiper.pool-answer`1")]
public readonly record struct PoolAnswer<T>([property: Id(0)] Holder Where, [property: Id(1)] T? Value);
