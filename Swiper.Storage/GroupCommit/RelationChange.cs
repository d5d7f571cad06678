using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.GroupCommit;

/// <summary>A change of one user's partition. Outcome: whether its epoch was the expected one, so that it was written.</summary>
/// <param name="write">What to write, and the epoch it is conditional on.</param>
public sealed class RelationChange(RelationWrite write) : StoreChange<bool>
{
    /// <summary>What to write.</summary>
    public RelationWrite Write { get; } = write;

    /// <summary>How many rows a write writes.</summary>
    internal static int RowsOf(RelationWrite? write) => write is null ? 0 : write.Rows.Length + (write.Head is null ? 0 : 1);

    private protected override int RowsOf(bool outcome) => outcome ? RowsOf(Write) : 0;
}
