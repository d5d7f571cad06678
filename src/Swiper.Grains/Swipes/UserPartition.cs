using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Swiper.Storage;

namespace Swiper.Swipes;

/// <summary>
/// One activation's hold on its user's partition. The first write claims it with a new epoch; from then on a predecessor's writes are
/// refused, and once a successor has claimed it, so are this one's. After a refused or failed write the activation ends.
/// </summary>
internal sealed class UserPartition(IRelationStore store, long owner, ILogger log, Action deactivate)
{
    private Task? _claim;
    private bool _lost;

    /// <summary>The head as it is stored. Only turns that do not interleave change it.</summary>
    public Partition Head { get; private set; } = new(owner);

    /// <summary>Reads the head. To be awaited before anything else.</summary>
    public async ValueTask Load() => Head = await store.ReadPartition(owner);

    /// <summary>Writes rows, and the head where one is given, in one transaction; the head shows once it is durable.</summary>
    /// <exception cref="StoreUnavailableException">They may or may not have been written.</exception>
    public async Task Write(Partition? head, params ImmutableArray<Relation> rows)
    {
        if (_claim is null)
        {
            await (_claim = WriteUnderEpoch(Head.Epoch, (head ?? Head) with { Epoch = Head.Epoch + 1 }, rows));
            return;
        }

        if (!_claim.IsCompletedSuccessfully)
        {
            await _claim;
        }

        await WriteUnderEpoch(Head.Epoch, head is null ? null : head with { Epoch = Head.Epoch }, rows);
    }

    private async Task WriteUnderEpoch(long epoch, Partition? head, ImmutableArray<Relation> rows)
    {
        if (_lost)
        {
            throw new StoreUnavailableException("An earlier write of this partition failed.");
        }

        bool written;
        try
        {
            written = await store.Write(new RelationWrite(owner, epoch, head, rows));
        }
        catch (Exception exception)
        {
            Lose();
            Log.PartitionLost(log, exception, owner);
            throw exception as StoreUnavailableException ?? new StoreUnavailableException("Writing a partition failed.", exception);
        }

        if (!written)
        {
            Lose();
            Log.PartitionFenced(log, owner);
            throw new StoreUnavailableException("The partition belongs to a later activation.");
        }

        Head = head ?? Head;
    }

    private void Lose()
    {
        _lost = true;
        deactivate();
    }
}
