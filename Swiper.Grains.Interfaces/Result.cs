namespace Swiper.Grains.Interfaces;

/// <summary>What a command answers: a value, or the refusal that stands in its place.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[GenerateSerializer, Immutable, Alias("swiper.result`1")]
public sealed record Result<T>
{
    /// <summary>The value; meaningful only where <see cref="Refusal"/> is null.</summary>
    [Id(0)]
    public T? Value { get; init; }

    /// <summary>Why the command was refused, or null where it was carried out.</summary>
    [Id(1)]
    public Refusal? Refusal { get; init; }

    /// <summary>Wraps a value.</summary>
    public static implicit operator Result<T>(T value) => new() { Value = value };

    /// <summary>Wraps a refusal.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new() { Refusal = refusal };

    /// <summary>Wraps a refusal that its code says all about.</summary>
    public static implicit operator Result<T>(ErrorCode code) => new() { Refusal = new Refusal(code) };
}
