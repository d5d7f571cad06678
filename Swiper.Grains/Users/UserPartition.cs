using Microsoft.Extensions.Logging;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Users;

/// <summary>
/// One activation's ownership of its user's partition. An activation claims the partition with a new epoch before it reads what it will change: from
/// then on its predecessor is fenced, and once a successor has claimed, so is this one. After a fenced or failed write the activation ends.
/// </summary>
internal sealed class UserPartition(IRelationStore store, long owner, ILogger log, Action deactivate)
{
    private readonly IRelationReader _reader = store.Of(owner);
    private Task? _claim;
    private bool _lost;

    /// <summary>The stored head. Must change only in turns that do not interleave.</summary>
    public PartitionHead Head { get; private set; } = new(owner);

    /// <summary>Reads the head, and answers whether there are pending rows. Await before anything else.</summary>
    public async ValueTask<bool> Load()
    {
        var start = await _reader.ReadStart(owner);
        Head = start.Head;
        return start.HasPending;
    }

    /// <summary>Claims the partition, once. Await before reading rows or the head in order to change them.</summary>
    /// <exception cref="StoreUnavailableException">The partition may or may not have been claimed.</exception>
    public Task Claim() => _claim ??= ClaimOnce();

    /// <summary>
    /// Checks that no later activation has claimed the partition. Call if the store is said to hold something unknown to this activation.
    /// </summary>
    /// <exception cref="StoreUnavailableException">
    /// Reading failed, or a later activation has claimed. In either case this activation ends.
    /// </exception>
    public async Task Verify()
    {
        await Claim();
        await Guard(async () => (await _reader.ReadHead(owner)).Epoch == Head.Epoch);
    }

    /// <summary>Writes the head, which shows once it is durable.</summary>
    /// <exception cref="StoreUnavailableException">The head may or may not have been written.</exception>
    public async Task Write(PartitionHead head)
    {
        ThrowIfLost();
        await Guard(() => store.Write(new RelationWrite(owner, Head.Epoch, head, [])));
        Head = head;
    }

    /// <summary>
    /// Changes a row by a rule, and the head with it if the rule says so, in one transaction. Answers the decision once it is durable. Only a turn
    /// that does not interleave may change the head.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Row and head may or may not have been written.</exception>
    public async Task<RowDecision<TOutcome>> Change<TOutcome>(long other, Relation? known, RowRule<TOutcome> rule)
    {
        ThrowIfLost();
        RowDecision<TOutcome>? written;
        try
        {
            // Bypasses Guard: a like passes here three times, and each async method costs about a microsecond.
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

    /// <summary>
    /// Changes a row that is not known by a rule, as <see cref="Change"/> does. The first of an activation claims the partition in the same
    /// transaction.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Row and head may or may not have been written.</exception>
    public Task<RowDecision<TOutcome>> ChangeUnknown<TOutcome>(long other, RowRule<TOutcome> rule)
    {
        if (_claim is { IsCompletedSuccessfully: true })
        {
            return Change(other, known: null, rule);
        }

        if (_claim is { } claim)
        {
            return ChangeAfter(claim, other, rule);
        }

        var claiming = ClaimAndChange(other, rule);
        _claim = claiming;
        return claiming;
    }

    private async Task<RowDecision<TOutcome>> ChangeAfter<TOutcome>(Task claim, long other, RowRule<TOutcome> rule)
    {
        await claim;
        return await Change(other, known: null, rule);
    }

    private async Task<RowDecision<TOutcome>> ClaimAndChange<TOutcome>(long other, RowRule<TOutcome> rule)
    {
        RowDecision<Applied<TOutcome>>? written = null;
        await Guard(async () =>
        {
            written = await store.ClaimAndChange(owner, Head.Epoch, other, (row, head) => Apply(rule, row, head));
            return written is not null;
        });
        var (decided, isChanged) = written!.Value.Outcome;
        Head = written.Value.Head!;
        return decided with { Head = isChanged && decided.Head is not null ? Head : null };
    }

    private static RowDecision<Applied<TOutcome>> Apply<TOutcome>(RowRule<TOutcome> rule, Relation row, PartitionHead head)
    {
        var decided = rule(row, head);
        return new(decided.Row, decided.Head, new(decided, IsChanged: !ReferenceEquals(decided.Row, row)));
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

    private StoreUnavailableException Lost(Exception exception)
    {
        End();
        Log.PartitionLost(log, exception, owner);
        return exception as StoreUnavailableException ?? new StoreUnavailableException("Writing a partition failed.");
    }

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

    /// <summary>What a rule decided, apart from the head, which a claim writes in any case.</summary>
    private readonly record struct Applied<TOutcome>(RowDecision<TOutcome> Decided, bool IsChanged);
}
