using System.Collections.Immutable;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Safety;

namespace Swiper.Grains.Swipes;

/// <summary>
/// Decides what swipes, rewinds and statements do to a row. Pure. Two users are friends exactly if both the row's swipe and what was heard are likes, and neither blocks
/// the other.
/// </summary>
internal sealed class SwipeRules(QuotaOptions quotas, DiscoveryOptions discovery, Calendar calendar)
{
    /// <summary>Decides on a swipe. Outcome: the refusal, or null.</summary>
    /// <param name="row">The owner's row about the person.</param>
    /// <param name="head">The head of the owner's partition.</param>
    /// <param name="kind">The swipe.</param>
    /// <param name="permissions">The owner's permissions.</param>
    /// <param name="now">The time.</param>
    /// <param name="taken">The taken places of the deal after the swipe, or null if this activation has no deal and so does not know the place.</param>
    /// <param name="note">The note to send with a superlike, or null.</param>
    public RowDecision<Refusal?> Swipe(
        Relation row, PartitionHead head, SwipeKind kind, Permissions permissions, DateTimeOffset now, TakenPlaces? taken = null, string? note = null)
    {
        if (row.IsBlocked)
        {
            return Unchanged(row, new Refusal(ErrorCode.USER_NOT_FOUND));
        }

        // A swipe on a former friend is free and changes nothing, and its answer does not reveal that the friendship has ended.
        var isForgotten = row.Swipe == SwipeKind.Dislike && row.SwipedAt < DeckMoment.At(now, calendar, discovery).DislikesSince;
        if ((row.Swipe == kind && !isForgotten) || row.IsParted)
        {
            return Unchanged(row);
        }

        if (kind == SwipeKind.Dislike && row.FriendSince is not null)
        {
            return Unchanged(row, Refusal.BadRequest("sid"));
        }

        var next = QuotaRules.StartDay(head, calendar.DateAt(now));
        var chargedDay = 0;
        if (kind.IsLike())
        {
            var quota = QuotaOf(kind);
            var status = QuotaRules.Status(next, quota, permissions, quotas, calendar);
            if (status.Used >= status.Max)
            {
                return Unchanged(row, Exceeded(status, now));
            }

            // Users without a limit are not charged; otherwise they would be over quota as soon as their VIP level expires.
            if (status.Max is not null)
            {
                next = QuotaRules.Add(next, quota, 1);
                chargedDay = next.Day;
            }
        }

        // A person swiped before is on no deck, and so has no place to take, unless it was a dislike that is forgotten.
        var takenNow = taken ?? (row.Swipe.IsSwipe() && !isForgotten ? next.Taken : next.Taken.Take(null));
        return new(
            Say(row, kind, next.Seq + 1, chargedDay, now, kind == SwipeKind.Superlike ? note : null),
            next with { Seq = next.Seq + 1, Recent = RecentWith(next.Recent, row.Other), Taken = takenNow },
            Outcome: null);
    }

    /// <summary>Undoes a swipe: charges a rewind, and refunds the swipe if it was charged today. Outcome: the refusal, or null.</summary>
    /// <param name="row">The owner's row about the person.</param>
    /// <param name="head">The head of the owner's partition.</param>
    /// <param name="permissions">The owner's permissions.</param>
    /// <param name="now">The time.</param>
    /// <param name="taken">The taken places of the deal after the rewind, or null if this activation has no deal; the person is then among the next.</param>
    public RowDecision<Refusal?> Rewind(Relation row, PartitionHead head, Permissions permissions, DateTimeOffset now, TakenPlaces? taken = null)
    {
        if (row.IsBlocked)
        {
            return Unchanged(row, new Refusal(ErrorCode.USER_NOT_FOUND));
        }

        if (!row.Swipe.IsSwipe())
        {
            return Unchanged(row, new Refusal(ErrorCode.NOTHING_TO_REWIND));
        }

        var next = QuotaRules.StartDay(head, calendar.DateAt(now));
        var status = QuotaRules.Status(next, Quota.Rewind, permissions, quotas, calendar);
        if (status.Used >= status.Max)
        {
            return Unchanged(row, Exceeded(status, now));
        }

        next = QuotaRules.Add(next, Quota.Rewind, 1);
        if (row.ChargedDay != 0 && row.ChargedDay == next.Day)
        {
            next = QuotaRules.Add(next, QuotaOf(row.Swipe), -1);
        }

        return new(
            Say(row, SwipeKind.None, next.Seq + 1, chargedDay: 0, now),
            next with { Seq = next.Seq + 1, Recent = next.Recent.Remove(row.Other), Taken = taken ?? next.Taken },
            Outcome: null);
    }

    /// <summary>Ends a friendship for good; free for everyone. Outcome: the refusal, or null.</summary>
    public static RowDecision<Refusal?> Unfriend(Relation row, PartitionHead head, DateTimeOffset now)
    {
        if (row.IsBlocked)
        {
            return Unchanged(row, new Refusal(ErrorCode.USER_NOT_FOUND));
        }

        if (row.Swipe == SwipeKind.Unfriend)
        {
            return Unchanged(row);
        }

        if (row.FriendSince is null)
        {
            return Unchanged(row, new Refusal(ErrorCode.NOT_FRIENDS));
        }

        return new(
            Say(row, SwipeKind.Unfriend, head.Seq + 1, chargedDay: 0, now),
            head with { Seq = head.Seq + 1, Recent = head.Recent.Remove(row.Other) },
            Outcome: null);
    }

    /// <summary>Records a statement of the other; a stale one changes nothing. Outcome: the owner's statement in return.</summary>
    public static RowDecision<Statement> Hear(Relation row, Statement statement, DateTimeOffset now)
    {
        var next = After(row, statement, now);
        return new(next, Head: null, StatementOf(next));
    }

    /// <summary>
    /// Records that the other was told the owner's statement of a sequence number, and their answer. Outcome: whether a friendship begins or ends
    /// with it.
    /// </summary>
    public static RowDecision<bool> Told(Relation row, long toldSeq, Statement answer, DateTimeOffset now)
    {
        var next = After(row with { Pending = row.Pending && row.Seq != toldSeq }, answer, now);
        return new(next, Head: null, next.FriendSince != row.FriendSince);
    }

    /// <summary>The owner's statement: the swipe as the other may know it, and whether the owner blocks them.</summary>
    public static Statement StatementOf(Relation row) =>
        new(row.Swipe is SwipeKind.Dislike ? SwipeKind.None : row.Swipe, row.Seq, row.Note, row.Blocks.HasFlag(Blocks.Mine));

    /// <summary>The row as a friendship follows from what both say.</summary>
    public static Relation WithFriendship(Relation row, DateTimeOffset now) =>
        row with { FriendSince = row.Swipe.IsLike() && row.Heard.IsLike() && !row.IsBlocked ? row.FriendSince ?? now : null };

    /// <summary>The people swiped last after a swipe of one.</summary>
    public static ImmutableArray<long> RecentWith(ImmutableArray<long> recent, long other)
    {
        var rest = recent.Remove(other);
        return (rest.Length < PartitionHead.MaxRecent ? rest : rest.RemoveAt(0)).Add(other);
    }

    private static RowDecision<Refusal?> Unchanged(Relation row, Refusal? refusal = null) => new(row, Head: null, refusal);

    /// <summary>The row after a statement of the other, or the same instance if the statement is stale.</summary>
    private static Relation After(Relation row, Statement statement, DateTimeOffset now) => statement.Seq <= row.HeardSeq
        ? row
        : WithFriendship(
            row with
            {
                Heard = statement.Kind,
                HeardSeq = statement.Seq,
                HeardAt = now,
                HeardNote = statement.Note,
                Blocks = BlockRules.After(row.Blocks, statement),
            },
            now);

    private static Relation Say(Relation row, SwipeKind kind, long seq, int chargedDay, DateTimeOffset now, string? note = null) => WithFriendship(
        row with
        {
            Swipe = kind,
            Note = note,
            SwipedAt = now,
            Seq = seq,
            ChargedDay = chargedDay,

            // A dislike is never told, but an earlier like that was or will be told must be withdrawn.
            Pending = row.Pending || kind.IsLike() || row.Swipe.IsLike(),
        },
        now);

    private static Quota QuotaOf(SwipeKind kind) => kind == SwipeKind.Superlike ? Quota.Superlike : Quota.Like;

    private static Refusal Exceeded(QuotaStatus status, DateTimeOffset now) =>
        new(ErrorCode.QUOTA_EXCEEDED, Quota: status, RetryAfter: status.ResetAt - now);
}
