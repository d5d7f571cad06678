using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A store of grains' documents. Registered by name, see <see cref="Runtime.Hosting.StorageProviderExtensions.AddGrainStorage"/>.</summary>
public interface IGrainStorage
{
    /// <summary>Fills in the stored document: content, version, and whether it exists.</summary>
    /// <param name="stateName">The document's name within the grain.</param>
    /// <param name="grainId">Which grain.</param>
    /// <param name="grainState">What to fill in.</param>
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <inheritdoc cref="ReadStateAsync{T}(string, GrainId, IGrainState{T})"/>
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        ReadStateAsync(stateName, grainId, grainState);

    /// <summary>Stores the document and sets its new version.</summary>
    /// <param name="stateName">The document's name within the grain.</param>
    /// <param name="grainId">Which grain.</param>
    /// <param name="grainState">What to store.</param>
    /// <exception cref="InconsistentStateException">Another version is stored than the one given.</exception>
    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <inheritdoc cref="WriteStateAsync{T}(string, GrainId, IGrainState{T})"/>
    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        WriteStateAsync(stateName, grainId, grainState);

    /// <summary>Deletes the document and resets what is given.</summary>
    /// <param name="stateName">The document's name within the grain.</param>
    /// <param name="grainId">Which grain.</param>
    /// <param name="grainState">What to reset.</param>
    /// <exception cref="InconsistentStateException">Another version is stored than the one given.</exception>
    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <inheritdoc cref="ClearStateAsync{T}(string, GrainId, IGrainState{T})"/>
    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        ClearStateAsync(stateName, grainId, grainState);
}
