using Swiper.Embedded;

namespace Orleans.Runtime;

/// <summary>The base of all references. One class per grain interface derives from it at run time; references to the same grain are equal.</summary>
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly TargetDirectory _directory;
    private readonly IdSpan _key;
    private RequestTarget? _target;

    private protected GrainReference(TargetDirectory directory, IdSpan key)
    {
        _directory = directory;
        _key = key;
    }

    /// <summary>Where it leads.</summary>
    public GrainId GrainId => GrainId.Create(_directory.GrainType, _key);

    internal TargetDirectory Directory => _directory;

    internal IdSpan Key => _key;

    /// <summary>A reference to the same grain by another interface.</summary>
    internal TGrainInterface Cast<TGrainInterface>() =>
        this is TGrainInterface same ? same : (TGrainInterface)(object)Proxy<TGrainInterface>.Create(_directory, _key);

    /// <summary>The target of the next request; null when it is gone for good. Remembers the last so that most calls look nothing up.</summary>
    internal RequestTarget? Resolve()
    {
        var target = _target;
        return target is { IsCurrent: true } ? target : _target = _directory.Find(_key);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) => other is not null && _directory == other._directory && _key.Equals(other._key);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_directory, _key);

    /// <summary>Whether two references lead to the same grain.</summary>
    public static bool operator ==(GrainReference? left, GrainReference? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two references lead to different grains.</summary>
    public static bool operator !=(GrainReference? left, GrainReference? right) => !(left == right);

    /// <inheritdoc/>
    public sealed override string ToString() => $"GrainReference:{GrainId}";
}
