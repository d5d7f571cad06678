using System.Collections.Concurrent;
using Orleans.Storage;

namespace Swiper.Engine.Tests.Storage;

/// <summary>A store that counts, and that fails when told to.</summary>
public sealed class StoreDouble : IGrainStorage
{
    private readonly ConcurrentDictionary<string, (int Version, object? State)> _documents = new();
    private int _writes;

    public int Writes => _writes;

    public Exception? Failure { get; set; }

    /// <summary>Stores something behind the grain's back.</summary>
    public void Change(string stateName, GrainId grainId, object state) =>
        _documents.AddOrUpdate(KeyOf(stateName, grainId), (1, state), (_, old) => (old.Version + 1, state));

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Task.Yield();
        ThrowIfTold();
        var document = _documents.GetValueOrDefault(KeyOf(stateName, grainId));
        grainState.RecordExists = document.State is not null;
        grainState.ETag = document.State is null ? null : $"{document.Version}";
        grainState.State = document.State is T state ? state : Activator.CreateInstance<T>();
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Interlocked.Increment(ref _writes);
        await Task.Yield();
        ThrowIfTold();
        Replace(stateName, grainId, grainState, grainState.State);
        grainState.ETag = $"{_documents[KeyOf(stateName, grainId)].Version}";
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Task.Yield();
        ThrowIfTold();
        Replace(stateName, grainId, grainState, null);
        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private static string KeyOf(string stateName, GrainId grainId) => $"{stateName}/{grainId}";

    private void Replace<T>(string stateName, GrainId grainId, IGrainState<T> grainState, object? state)
    {
        var key = KeyOf(stateName, grainId);
        var old = _documents.GetValueOrDefault(key);
        var stored = old.State is null ? null : $"{old.Version}";
        if (stored != grainState.ETag)
        {
            throw new InconsistentStateException("Somebody else wrote.", stored, grainState.ETag);
        }

        _documents[key] = (old.Version + 1, state);
    }

    private void ThrowIfTold()
    {
        if (Failure is { } failure)
        {
            throw failure;
        }
    }
}
