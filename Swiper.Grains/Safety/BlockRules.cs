using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Swipes;

namespace Swiper.Grains.Safety;

/// <summary>Decides what blocking and unblocking do to a row. Pure. For whoever is blocked by the other, the other does not exist.</summary>
internal static class BlockRules
{
    /// <summary>Blocks, and takes a like back: who is unblocked is a stranger. Outcome: the refusal, or null.</summary>
    public static RowDecision<Refusal?> Block(Relation row, PartitionHead head, DateTimeOffset now)
    {
        if (row.IsBlocked)
        {
            return Unchanged(row);
        }

        var blocked = row.Swipe.IsLike() ? row with { Swipe = SwipeKind.None, SwipedAt = now, ChargedDay = 0, Note = null } : row;
        return Said(blocked with { Blocks = Blocks.Mine, BlockedAt = now }, head, head.Recent.Remove(row.Other), now);
    }

    /// <summary>Ends a block. Outcome: the refusal, or null.</summary>
    public static RowDecision<Refusal?> Unblock(Relation row, PartitionHead head, DateTimeOffset now)
    {
        if (row.Blocks != Blocks.Mine)
        {
            return Unchanged(row);
        }

        // A dislike stands again, and as what was said last: it has the highest sequence number.
        var recent = row.Swipe.IsSwipe() ? SwipeRules.RecentWith(head.Recent, row.Other) : head.Recent;
        return Said(row with { Blocks = Blocks.None, BlockedAt = null }, head, recent, now);
    }

    /// <summary>Who blocks whom after a statement of the other.</summary>
    public static Blocks After(Blocks before, Statement statement) => (before & Blocks.Mine) | (statement.Blocks ? Blocks.Theirs : Blocks.None);

    private static RowDecision<Refusal?> Said(
        Relation row, PartitionHead head, ImmutableArray<long> recent, DateTimeOffset now) => new(
        SwipeRules.WithFriendship(row with { Seq = head.Seq + 1, Pending = true }, now),
        head with { Seq = head.Seq + 1, Recent = recent },
        Outcome: null);

    private static RowDecision<Refusal?> Unchanged(Relation row) =>
        new(row, Head: null, row.Blocks.HasFlag(Blocks.Theirs) ? new Refusal(ErrorCode.USER_NOT_FOUND) : null);
}
