namespace Orleans;

/// <summary>A document as stores see it.</summary>
/// <typeparam name="T">The type of the content.</typeparam>
public interface IGrainState<T>
{
    /// <summary>The content.</summary>
    T? State { get; set; }

    /// <summary>The version; null where nothing is stored.</summary>
    string? ETag { get; set; }

    /// <summary>Whether something is stored.</summary>
    bool RecordExists { get; set; }
}
