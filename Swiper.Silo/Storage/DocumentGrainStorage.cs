using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Orleans.Storage;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Silo.Storage;

/// <summary>
/// Keeps grain state in an <see cref="IDocumentStore"/>: one JSON document a state, under the grain's type, the state's name and the grain's
/// key. The document's version is the etag.
/// </summary>
/// <param name="documents">The store.</param>
/// <param name="json">Knows the JSON form of every state.</param>
internal sealed class DocumentGrainStorage(IDocumentStore documents, JsonSerializerOptions json) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = await documents.Read(KindOf(stateName, grainId), KeyOf(grainId));
        grainState.State = stored is { } document ? JsonSerializer.Deserialize(document.Payload.Span, TypeInfo<T>())! : Activator.CreateInstance<T>();
        grainState.ETag = stored is { } found ? EtagOf(found.Version) : null;
        grainState.RecordExists = stored is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(grainState.State!, TypeInfo<T>());
        var version = await documents.Write(KindOf(stateName, grainId), KeyOf(grainId), payload, VersionOf(grainState.ETag));
        if (version is null)
        {
            throw Conflict(stateName, grainState.ETag);
        }

        grainState.ETag = EtagOf(version.Value);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // Without an etag nothing was read or written, and what is not there needs no deleting.
        if (grainState.ETag is not null && !await documents.Delete(KindOf(stateName, grainId), KeyOf(grainId), VersionOf(grainState.ETag)))
        {
            throw Conflict(stateName, grainState.ETag);
        }

        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private static string KindOf(string stateName, GrainId grainId) => $"{grainId.Type}/{stateName}";

    private static string KeyOf(GrainId grainId) => grainId.Key.ToString()!;

    private static string EtagOf(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static long VersionOf(string? etag) => etag is null ? 0 : long.Parse(etag, CultureInfo.InvariantCulture);

    /// <summary>Does not name the grain: its key may be a phone number.</summary>
    private static InconsistentStateException Conflict(string stateName, string? etag) =>
        new($"The state '{stateName}' was changed by another activation.", storedEtag: null, currentEtag: etag);

    private JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)json.GetTypeInfo(typeof(T));
}
