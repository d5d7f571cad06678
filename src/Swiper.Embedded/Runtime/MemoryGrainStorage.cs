using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Swiper.Embedded;

/// <summary>A store of documents in memory, for tests.</summary>
internal sealed class MemoryGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, GrainId Grain), (string Version, byte[]? Json)> _documents = new();
    private long _versions;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_documents.TryGetValue((stateName, grainId), out var document) && document.Json is not null)
        {
            grainState.State = JsonSerializer.Deserialize<T>(document.Json);
            grainState.ETag = document.Version;
            grainState.RecordExists = true;
        }
        else
        {
            Reset(grainState);
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.ETag = Replace((stateName, grainId), grainState.ETag, JsonSerializer.SerializeToUtf8Bytes(grainState.State));
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Replace((stateName, grainId), grainState.ETag, json: null);
        Reset(grainState);
        return Task.CompletedTask;
    }

    private static void Reset<T>(IGrainState<T> grainState)
    {
        grainState.State = typeof(T).GetConstructor(Type.EmptyTypes) is null ? default : Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private string Replace((string Name, GrainId Grain) key, string? expected, byte[]? json)
    {
        var version = Interlocked.Increment(ref _versions).ToString(CultureInfo.InvariantCulture);
        var stored = _documents.AddOrUpdate(
            key,
            static (_, write) => (write.Version, write.Json),
            static (_, old, write) => (old.Json is null ? null : old.Version) == write.Expected ? (write.Version, write.Json) : old,
            (Version: version, Json: json, Expected: expected));
        return stored.Version == version ? version : throw new InconsistentStateException("The version is not the stored one.", stored.Version, expected);
    }
}
