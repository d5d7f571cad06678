using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.GroupCommit;

/// <summary>A change of one row as a committer sees it: a rule decides on it inside the transaction that writes it.</summary>
internal interface IRowChange
{
    long Owner { get; }

    long Other { get; }

    long ExpectedEpoch { get; }

    /// <summary>The stored row, or null if the committer must read it.</summary>
    Relation? Known { get; }

    /// <summary>Whether the change also claims the partition. The committer then reads the stored head.</summary>
    bool Claims { get; }

    /// <summary>Decides on the stored row, and on the stored head if the change claims, and answers the write, or null.</summary>
    RelationWrite? Decide(Relation? stored, PartitionHead? storedHead);

    /// <summary>Refuses the change: its activation is fenced.</summary>
    void Refuse();
}

/// <summary>See <see cref="IRowChange"/>. Outcome: the decision, or null if the activation is fenced and nothing was written.</summary>
internal sealed class RowChange<TOutcome>(PartitionHead head, long other, Relation? known, RowRule<TOutcome> rule)
    : StoreChange<RowDecision<TOutcome>?>, IRowChange
{
    private int _rowsWritten;
    private Exception? _defect;

    public long Owner => head.Owner;

    public long Other { get; } = other;

    public long ExpectedEpoch => head.Epoch;

    public Relation? Known { get; } = known;

    public bool Claims { get; init; }

    public RelationWrite? Decide(Relation? stored, PartitionHead? storedHead)
    {
        var row = stored ?? new Relation(Owner, Other);
        var current = Claims ? storedHead ?? head : head;
        RelationWrite? write = null;
        _defect = null;
        try
        {
            var decision = rule(row, current);
            var isSame = ReferenceEquals(decision.Row, row);
            if (isSame)
            {
                decision = decision with { Head = null };
            }

            if (Claims)
            {
                decision = decision with { Head = (decision.Head ?? current) with { Epoch = ExpectedEpoch + 1 } };
            }

            if (!isSame || Claims)
            {
                write = new RelationWrite(Owner, ExpectedEpoch, decision.Head, isSame ? [] : [decision.Row]);
                write.ThrowUnlessSound();
            }

            Decide(decision);
        }
        catch (Exception exception)
        {
            write = null;

            // A bug in the caller; it must not fail the other changes in the batch.
            _defect = exception;
            Refuse();
        }

        _rowsWritten = RelationChange.RowsOf(write);
        return write;
    }

    public void Refuse() => Decide((RowDecision<TOutcome>?)null);

    internal override void Complete()
    {
        if (_defect is null)
        {
            base.Complete();
        }
        else
        {
            Reject(_defect);
        }
    }

    private protected override int RowsOf(RowDecision<TOutcome>? outcome) => outcome is null ? 0 : _rowsWritten;
}
