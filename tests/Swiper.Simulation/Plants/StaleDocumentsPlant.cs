using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;

namespace Swiper.Simulation.Plants;

/// <summary>Serves stale reads: the version before the last.</summary>
internal sealed class StaleDocumentsPlant : Plant
{
    private readonly Dictionary<(string, string), ReadOnlyMemory<byte>> _before = [];

    public override string Name => "document-read-stale";

    public override DocumentChange OnWrite(DocumentChange change, StoredDocument? before)
    {
        if (before is { } stored && stored.Version == change.ExpectedVersion)
        {
            _before[(change.Kind, change.Key)] = stored.Payload;
        }

        return change;
    }

    public override StoredDocument? OnRead(string kind, string key, StoredDocument? document) =>
        document is { } stored && _before.TryGetValue((kind, key), out var before) ? stored with { Payload = before } : document;
}
