namespace Orleans;

/// <inheritdoc cref="IGrainState{T}"/>
public sealed class GrainState<T> : IGrainState<T>
{
    /// <summary>Makes an empty one.</summary>
    public GrainState()
    {
    }

    /// <summary>Makes one with a content.</summary>
    public GrainState(T? state)
        : this(state, null)
    {
    }

    /// <summary>Makes one with a content and a version.</summary>
    public GrainState(T? state, string? eTag)
    {
        State = state;
        ETag = eTag;
    }

    /// <inheritdoc/>
    public T? State { get; set; }

    /// <inheritdoc/>
    public string? ETag { get; set; }

    /// <inheritdoc/>
    public bool RecordExists { get; set; }
}
