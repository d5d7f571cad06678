using System.Collections.Concurrent;
using Orleans.Storage;

namespace Swiper.Simulation.Tests.Conformance;

/// <summary>A store of versioned documents that counts calls, and fails on demand.</summary>
internal sealed class StoreDouble : IGrainStorage
{
    public const string Name = "store";

    private readonly ConcurrentDictionary<string, (int Version, object? State)> _documents = new();
    private readonly ConcurrentDictionary<GrainId, int> _writes = new();
    private readonly ConcurrentDictionary<GrainId, bool> _away = new();

    public int WritesOf(GrainId grain) => _writes.GetValueOrDefault(grain);

    public void Fail(GrainId grain, bool isAway) => _away[grain] = isAway;

    /// <summary>Stores a value behind the grain's back.</summary>
    public void Change(string stateName, GrainId grainId, object state) =>
        _documents.AddOrUpdate(KeyOf(stateName, grainId), (1, state), (_, old) => (old.Version + 1, state));

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Arrive(grainId);
        var document = _documents.GetValueOrDefault(KeyOf(stateName, grainId));
        grainState.RecordExists = document.State is not null;
        grainState.ETag = document.State is null ? null : $"{document.Version}";
        grainState.State = document.State is T state ? state : Activator.CreateInstance<T>();
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _writes.AddOrUpdate(grainId, 1, static (_, writes) => writes + 1);
        await Arrive(grainId);
        grainState.ETag = $"{Replace(stateName, grainId, grainState.ETag, grainState.State)}";
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Arrive(grainId);
        Replace(stateName, grainId, grainState.ETag, null);
        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private static string KeyOf(string stateName, GrainId grainId) => $"{stateName}/{grainId}";

    private async Task Arrive(GrainId grain)
    {
        await Task.Yield();
        if (_away.GetValueOrDefault(grain))
        {
            throw new TimeoutException("away");
        }
    }

    private int Replace(string stateName, GrainId grainId, string? expected, object? state)
    {
        var key = KeyOf(stateName, grainId);
        var old = _documents.GetValueOrDefault(key);
        var stored = old.State is null ? null : $"{old.Version}";
        if (stored != expected)
        {
            throw new InconsistentStateException("Somebody else wrote.", stored!, expected!);
        }

        _documents[key] = (old.Version + 1, state);
        return old.Version + 1;
    }
}
