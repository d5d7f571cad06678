namespace Orleans.Core;

/// <summary>One stored document of a grain.</summary>
public interface IStorage
{
    /// <summary>The version last read or written; null where nothing is stored.</summary>
    string? Etag { get; }

    /// <summary>Whether something is stored.</summary>
    bool RecordExists { get; }

    /// <summary>Deletes what is stored, if it is still the version last read, and resets the state.</summary>
    Task ClearStateAsync();

    /// <summary>Stores the state, if what is stored is still the version last read.</summary>
    Task WriteStateAsync();

    /// <summary>Reads the state; what was in memory is lost.</summary>
    Task ReadStateAsync();

    /// <inheritdoc cref="ClearStateAsync()"/>
    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    /// <inheritdoc cref="WriteStateAsync()"/>
    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    /// <inheritdoc cref="ReadStateAsync()"/>
    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}
