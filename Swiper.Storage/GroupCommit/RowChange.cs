using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.GroupCommit;

/// <summary>
/// A change of one row that is decided where the row is, in the transaction that writes it. Outcome: the row as it then stands; null where the
/// partition's epoch was not the expected one, and nothing was written.
/// </summary>
/// <param name="owner">Whose row.</param>
/// <param name="other">About whom.</param>
/// <param name="expectedEpoch">The epoch it is conditional on.</param>
/// <param name="known">The row as it is stored; null where it is to be read.</param>
/// <param name="decide">What becomes of the row.</param>
public sealed class RowChange(long owner, long other, long expectedEpoch, Relation? known, RowDecision decide) : StoreChange<Relation?>
{
    private int _rowsWritten;
    private Exception? _defect;

    /// <summary>Whose row.</summary>
    public long Owner { get; } = owner;

    /// <summary>About whom.</summary>
    public long Other { get; } = other;

    /// <summary>The epoch it is conditional on.</summary>
    public long ExpectedEpoch { get; } = expectedEpoch;

    /// <summary>The row as it is stored; null where it is to be read.</summary>
    public Relation? Known { get; } = known;

    /// <summary>For the committer: decides, given what is stored, and answers what is to be written; null where nothing is.</summary>
    public RelationWrite? DecideOn(Relation? stored)
    {
        var row = stored ?? new Relation(Owner, Other);
        RelationWrite? write = null;
        _defect = null;
        try
        {
            var (next, head) = decide(row);
            if (!ReferenceEquals(next, row))
            {
                write = new RelationWrite(Owner, ExpectedEpoch, head, [next]);
                write.ThrowUnlessSound();
            }

            Decide(next);
        }
        catch (Exception exception)
        {
            write = null;
            // Its caller's defect, of which the others in the batch are to notice nothing.
            _defect = exception;
            Decide(row);
        }

        _rowsWritten = RelationChange.RowsOf(write);
        return write;
    }

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

    private protected override int RowsOf(Relation? outcome) => outcome is null ? 0 : _rowsWritten;
}
