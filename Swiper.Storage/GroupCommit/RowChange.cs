using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.GroupCommit;

/// <summary>A change of one row that a rule decides on where the row is, in the transaction that writes it, as a committer sees it.</summary>
internal interface IRowChange
{
    long Owner { get; }

    long Other { get; }

    /// <summary>The epoch it is conditional on.</summary>
    long ExpectedEpoch { get; }

    /// <summary>The row as it is stored; null if it has to be read.</summary>
    Relation? Known { get; }

    /// <summary>Decides, given what is stored, and answers what is to be written, or null.</summary>
    RelationWrite? Decide(Relation? stored);

    /// <summary>Refuses: the partition's epoch is not the expected one.</summary>
    void Refuse();
}

/// <summary>See <see cref="IRowChange"/>. Outcome: the decision, or null if the partition's epoch was not the expected one and nothing was written.</summary>
/// <param name="head">The head of the partition as the caller knows it; its epoch is the expected one.</param>
/// <param name="other">The person the row is about.</param>
/// <param name="known">The row as it is stored; null if it has to be read.</param>
/// <param name="rule">Decides.</param>
internal sealed class RowChange<TOutcome>(PartitionHead head, long other, Relation? known, RowRule<TOutcome> rule)
    : StoreChange<RowDecision<TOutcome>?>, IRowChange
{
    private int _rowsWritten;
    private Exception? _defect;

    public long Owner => head.Owner;

    public long Other { get; } = other;

    public long ExpectedEpoch => head.Epoch;

    public Relation? Known { get; } = known;

    public RelationWrite? Decide(Relation? stored)
    {
        var row = stored ?? new Relation(Owner, Other);
        RelationWrite? write = null;
        _defect = null;
        try
        {
            var decision = rule(row, head);
            if (ReferenceEquals(decision.Row, row))
            {
                decision = decision with { Head = null };
            }
            else
            {
                write = new RelationWrite(Owner, ExpectedEpoch, decision.Head, [decision.Row]);
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
