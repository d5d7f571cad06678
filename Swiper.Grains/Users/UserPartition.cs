using Microsoft.Extensions.Logging;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Users;

/// <summary>
/// One activation's hold on its user's partition. It claims the partition with a new epoch before it reads what it is about to change: from
/// then on a predecessor's writes are refused, so nothing changes behind what was read, and once a successor has claimed it, so are this one's.
/// After a refused or failed write the activation ends.
/// </summary>
internal sealed class UserPartition(IRelationStore store, long owner, ILogger log, Action deactivate)
{
    private readonly IRelationReader _reader = store.Of(owner);
    private Task? _claim;
    private bool _lost;

    /// <summary>The head as it is stored. Only turns that do not interleave change it.</summary>
    public PartitionHead Head { get; private set; } = new(owner);

    /// <summary>Reads the head. To be awaited before anything else.</summary>
    public async ValueTask Load() => Head = await _reader.ReadHead(owner);

    /// <summary>Claims the partition, once. To be awaited before rows or the head are read in order to change them.</summary>
    /// <exception cref="StoreUnavailableException">It may or may not have been claimed.</exception>
    public Task Claim() => _claim ??= ClaimOnce();

    /// <summary>
    /// Makes sure that no later activation has claimed the partition, when the store is said to hold what this activation does not know of.
    /// </summary>
    /// <exception cref="StoreUnavailableException">One has, so this activation ends; or the store could not be read.</exception>
    public async Task Verify()
    {
        await Claim();
        await Guard(async () => (await _reader.ReadHead(owner)).Epoch == Head.Epoch);
    }

    /// <summary>Writes the head, which shows once it is durable.</summary>
    /// <exception cref="StoreUnavailableException">It may or may not have been written.</exception>
    public async Task Write(PartitionHead head)
    {
        ThrowIfLost();
        await Guard(() => store.Write(new RelationWrite(owner, Head.Epoch, head, [])));
        Head = head;
    }

    /// <summary>
    /// Changes the row about a person by a rule, and the head with it if the rule says so, in one transaction. Answers what was decided, once
    /// it is durable.
    /// </summary>
    /// <param name="other">The person.</param>
    /// <param name="known">The row as it is stored, if that is known.</param>
    /// <param name="rule">Decides. Only a turn that does not interleave may change the head.</param>
    /// <exception cref="StoreUnavailableException">Row and head may or may not have been written.</exception>
    public async Task<RowDecision<TOutcome>> Change<TOutcome>(long other, Relation? known, RowRule<TOutcome> rule)
    {
        ThrowIfLost();
        RowDecision<TOutcome>? written;
        try
        {
            // Not by way of Guard: a like passes here three times, and each async method on its way costs about a microsecond.
            written = await store.Change(Head, other, known, rule);
        }
        catch (Exception exception)
        {
            throw Lost(exception);
        }

        if (written is not { } decision)
        {
            throw Fenced();
        }

        Head = decision.Head ?? Head;
        return decision;
    }

    private Task ClaimOnce() => Guard(async () =>
    {
        var epoch = Head.Epoch;
        if (!await store.Claim(owner, epoch))
        {
            return false;
        }

        // Read again: the previous activation may have written before this claim, and the next may have claimed since.
        Head = await _reader.ReadHead(owner);
        return Head.Epoch == epoch + 1;
    });

    /// <summary>Ends the activation when the store refuses or fails.</summary>
    private async Task Guard(Func<Task<bool>> write)
    {
        bool isOwned;
        try
        {
            isOwned = await write();
        }
        catch (Exception exception)
        {
            throw Lost(exception);
        }

        if (!isOwned)
        {
            throw Fenced();
        }
    }

    private void ThrowIfLost()
    {
        if (_lost)
        {
            throw new StoreUnavailableException("An earlier write of this partition failed.");
        }
    }

    /// <summary>Ends the activation because the store failed.</summary>
    private StoreUnavailableException Lost(Exception exception)
    {
        End();
        Log.PartitionLost(log, exception, owner);
        return exception as StoreUnavailableException ?? new StoreUnavailableException("Writing a partition failed.", exception);
    }

    /// <summary>Ends the activation because the store refused.</summary>
    private StoreUnavailableException Fenced()
    {
        End();
        Log.PartitionFenced(log, owner);
        return new StoreUnavailableException("The partition belongs to a later activation.");
    }

    private void End()
    {
        _lost = true;
        deactivate();
    }
}
