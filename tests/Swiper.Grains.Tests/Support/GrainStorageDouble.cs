using System.Globalization;
using System.Text.Json;
using Orleans.Storage;

namespace Swiper.Grains.Tests.Support;

/// <summary>Grain state in memory, in the JSON that production stores. Faults match a call by its method and grain.</summary>
public sealed class GrainStorageDouble : StoreDouble<(string Method, GrainId Grain)>, IGrainStorage
{
    private readonly Dictionary<(string Name, GrainId Grain), (byte[] Payload, long Version)> _documents = [];

    /// <summary>The stored state of a grain.</summary>
    public T State<T>(string stateName, IAddressable grain)
    {
        lock (Gate)
        {
            return JsonSerializer.Deserialize<T>(_documents[(stateName, grain.GetGrainId())].Payload, GrainsJson.Options)!;
        }
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Answer((nameof(ReadStateAsync), grainId), () =>
    {
        var isThere = _documents.TryGetValue((stateName, grainId), out var stored);
        grainState.State = isThere ? JsonSerializer.Deserialize<T>(stored.Payload, GrainsJson.Options)! : Activator.CreateInstance<T>();
        grainState.ETag = isThere ? stored.Version.ToString(CultureInfo.InvariantCulture) : null;
        grainState.RecordExists = isThere;
        return isThere;
    });

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Answer((nameof(WriteStateAsync), grainId), () =>
    {
        var version = _documents.GetValueOrDefault((stateName, grainId)).Version;
        if (grainState.ETag != (version == 0 ? null : version.ToString(CultureInfo.InvariantCulture)))
        {
            throw new InconsistentStateException("The document was changed.");
        }

        _documents[(stateName, grainId)] = (JsonSerializer.SerializeToUtf8Bytes(grainState.State, GrainsJson.Options), version + 1);
        grainState.ETag = (version + 1).ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
        return true;
    });

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException("No grain deletes its state.");
}
