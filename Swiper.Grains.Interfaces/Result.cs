namespace Swiper.Grains.Interfaces;

/// <summary>The answer to a command: a value or a refusal.</summary>
[GenerateSerializer, Immutable, Alias("swiper.result`1")]
public sealed record Result<T>
{
    /// <summary>The value; undefined if there is a refusal.</summary>
    [Id(0)]
    public T? Value { get; init; }

    /// <summary>The refusal, or null if the command succeeded.</summary>
    [Id(1)]
    public Refusal? Refusal { get; init; }

    /// <summary>Wraps a value.</summary>
    public static implicit operator Result<T>(T value) => new() { Value = value };

    /// <summary>Wraps a refusal.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new() { Refusal = refusal };

    /// <summary>Wraps a refusal that needs no more than its code.</summary>
    public static implicit operator Result<T>(ErrorCode code) => new() { Refusal = new Refusal(code) };
}
