using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>The name of a grain class in identities.</summary>
/// <param name="id">The name.</param>
public readonly struct GrainType(IdSpan id) : IEquatable<GrainType>
{
    /// <summary>The name.</summary>
    public IdSpan Value { get; } = id;

    /// <summary>Whether nothing is in it.</summary>
    public bool IsDefault => Value.IsDefault;

    /// <summary>Makes one from text.</summary>
    public static GrainType Create(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new GrainType(IdSpan.Create(value));
    }

    /// <inheritdoc/>
    public bool Equals(GrainType other) => Value.Equals(other.Value);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is GrainType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>The text.</summary>
    public override string ToString() => Value.ToString();

    /// <summary>Whether two are the same.</summary>
    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);
}
