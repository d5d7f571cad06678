using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Oracle;

/// <summary>Checks every write of a partition: each stems from a request or a statement, and leaves row and head consistent.</summary>
internal sealed class RelationOracle(SimOracle oracle)
{
    private readonly Dictionary<(long Owner, long Other), History<Relation?>> _rows = [];
    private readonly Dictionary<long, History<PartitionHead>> _heads = [];
    private readonly Dictionary<long, History<long>> _last = [];
    private readonly Dictionary<long, History<int>> _waiting = [];
    private readonly Dictionary<(long Speaker, long About), Dictionary<long, (SwipeKind Kind, string? Note, bool Blocks)>> _said = [];
    private readonly List<Change> _changes = [];

    public History<Relation?> Row(long owner, long other) => Get(_rows, (owner, other), static () => new History<Relation?>(null));

    public History<PartitionHead> Head(long owner) => Get(_heads, owner, () => new History<PartitionHead>(new PartitionHead(owner)));

    /// <summary>The target of an owner's last standing swipe, or 0.</summary>
    public History<long> Last(long owner) => Get(_last, owner, static () => new History<long>(0));

    /// <summary>How many people wait for an owner's answer.</summary>
    public History<int> Waiting(long owner) => Get(_waiting, owner, static () => new History<int>(0));

    public void OnClaim(PartitionHead before, PartitionHead head)
    {
        oracle.Require(head.Epoch == before.Epoch + 1, "epoch", $"the claim of {head.Owner} skips an epoch");
        Head(head.Owner).Add(oracle.Moment, oracle.Stamp, head);
    }

    public void OnWrite(RelationWrite write, PartitionHead headBefore, ImmutableArray<Relation?> rowsBefore)
    {
        var head = write.Head ?? headBefore;
        oracle.Require(head.Epoch >= headBefore.Epoch && write.ExpectedEpoch == headBefore.Epoch, "epoch", $"a predecessor wrote the partition of {write.Owner}");
        var says = 0;
        for (var i = 0; i < write.Rows.Length; i++)
        {
            var row = write.Rows[i];
            var before = rowsBefore[i] ?? new Relation(row.Owner, row.Other);
            says += IsSaid(before, row) ? 1 : 0;
            OnRow(before, row, headBefore, head);
        }

        oracle.Require(says <= 1, "swipe", "one write holds two statements");
        if (says == 0)
        {
            OnHeadOnly(write, headBefore, head);
        }

        if (write.Head is not null)
        {
            Head(write.Owner).Add(oracle.Moment, oracle.Stamp, head);
        }
    }

    /// <summary>Whether a refused attempt changed nothing: every change it explains so far can be another attempt's.</summary>
    public bool LeftNothing(Attempt attempt)
    {
        while (attempt.Explains > 0)
        {
            if (!Release(_changes.Find(change => change.By == attempt)!, [attempt]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an acknowledged attempt that must have changed something did, under any assignment of changes to attempts.</summary>
    public bool DidSomething(Attempt attempt) => attempt.Explains > 0 || Acquire(attempt, []);

    private bool Acquire(Attempt attempt, HashSet<Change> tried)
    {
        var change = _changes.Find(change => change.By != attempt && Fits(attempt, change) && tried.Add(change)
            && (change.By.Outcome != Outcome.Done || change.By.Explains > 1 || Acquire(change.By, tried)));
        if (change is not null)
        {
            Hand(change, attempt);
        }

        return change is not null;
    }

    private bool Release(Change change, HashSet<Attempt> tried)
    {
        var heir = oracle.Attempts.Find(other => other != change.By && other.Changes > 0 && Fits(other, change) && tried.Add(other)
            && (other.Explains < other.Changes || _changes.Exists(its => its.By == other && Release(its, tried))));
        if (heir is not null)
        {
            Hand(change, heir);
        }

        return heir is not null;
    }

    /// <summary>
    /// Assigns a change to an attempt: an attempt that asked for this very change is preferred to one that asked for whatever was last. If all are
    /// taken, an attempt is chosen whose change can be reassigned.
    /// </summary>
    private Attempt? Explain(Change change, Func<Attempt, bool> suits)
    {
        Attempt? vague = null;
        foreach (var attempt in oracle.Attempts)
        {
            if (attempt.Explains < attempt.Deliveries && Fits(attempt, change) && suits(attempt))
            {
                if (attempt.Other is not null)
                {
                    return attempt;
                }

                vague ??= attempt;
            }
        }

        return vague ?? oracle.Attempts.Find(attempt => Fits(attempt, change) && suits(attempt) && _changes.Exists(other => other.By == attempt && Release(other, [attempt])));
    }

    private static void Hand(Change change, Attempt heir)
    {
        change.By.Explains--;
        heir.Explains++;
        change.By = heir;
    }

    private static bool Fits(Attempt attempt, Change change) =>
        attempt.User == change.Owner
        && attempt.WasOpenAt(change.Moment)
        && change.Note == (change.Kind == SwipeKind.Superlike ? attempt.Note : null)
        && (attempt.Kind is OpKind.Rewind or OpKind.RewindLast
            ? change.Kind == SwipeKind.None && (attempt.Other is null || attempt.Other == change.Other)
            : attempt.Says != SwipeKind.None && attempt.Says == change.Kind && attempt.Other == change.Other);

    private static T Get<TKey, T>(Dictionary<TKey, T> all, TKey key, Func<T> make)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var one))
        {
            all.Add(key, one = make());
        }

        return one;
    }

    /// <summary>The statement that tells the other side of a swipe.</summary>
    public static SwipeKind Told(SwipeKind kind) => kind.IsLike() || kind == SwipeKind.Unfriend ? kind : SwipeKind.None;

    private void OnRow(Relation before, Relation row, PartitionHead headBefore, PartitionHead head)
    {
        var (owner, other) = (row.Owner, row.Other);
        if (Mine(row) != Mine(before))
        {
            oracle.Safety.OnWrite(before, row, headBefore, head);
            Remember(row);
        }
        else if (IsSaid(before, row))
        {
            OnSaid(before, row, headBefore, head);
        }
        else
        {
            oracle.Require(row.ChargedDay == before.ChargedDay, "quota", $"the charge of {owner} for {other} moved");
            oracle.Require(row.Note == before.Note, "note", $"{owner}'s note to {other} changed with no swipe");
        }

        if (row.HeardSeq != before.HeardSeq || row.Heard != before.Heard)
        {
            oracle.Require(row.HeardSeq > before.HeardSeq, "order", $"{owner} went back to an older statement of {other}");
            oracle.Require(
                _said.TryGetValue((other, owner), out var said) && said.TryGetValue(row.HeardSeq, out var word) && word == (row.Heard, row.HeardNote, Theirs(row)),
                "hearsay",
                $"{owner} heard of {other} what {other} has not durably said");
        }
        else
        {
            oracle.Require(Theirs(row) == Theirs(before), "block", $"{owner}'s row says otherwise of {other}'s block with nothing heard");
            oracle.Require(row.HeardNote == before.HeardNote, "note", $"{other}'s note to {owner} changed with nothing heard");
        }

        oracle.Require(
            (before.Swipe != SwipeKind.Unfriend || row.Swipe == before.Swipe) && (before.Heard != SwipeKind.Unfriend || row.Heard == before.Heard),
            "parting",
            $"{owner} and {other} have parted, and something undid it");
        var isFriend = row.Swipe.IsLike() && row.Heard.IsLike() && !row.IsBlocked;
        oracle.Require(isFriend == row.FriendSince is not null, "friendship", $"{owner}'s row about {other} does not follow from its two statements");
        oracle.Require(
            !isFriend || before.FriendSince is null || !before.Swipe.IsLike() || !before.Heard.IsLike() || before.IsBlocked
                || before.FriendSince.Value.ToUnixTimeMilliseconds() == row.FriendSince!.Value.ToUnixTimeMilliseconds(),
            "friendship",
            $"{owner} and {other} were matched twice");
        Row(owner, other).Add(oracle.Moment, oracle.Stamp, row);
        if (row.IsWaiting != before.IsWaiting)
        {
            Waiting(owner).Add(oracle.Moment, oracle.Stamp, Waiting(owner).Latest + (row.IsWaiting ? 1 : -1));
        }

        var last = oracle.World.DatabaseOf(owner).LastSwipe(owner)?.Other ?? 0;
        if (last != Last(owner).Latest)
        {
            Last(owner).Add(oracle.Moment, oracle.Stamp, last);
        }
    }

    private void Remember(Relation row) =>
        Get(_said, (row.Owner, row.Other), static () => []).TryAdd(row.Seq, (Told(row.Swipe), row.Note, Mine(row)));

    private static bool IsSaid(Relation before, Relation row) => row.Seq != before.Seq || row.Swipe != before.Swipe || Mine(row) != Mine(before);

    private static bool Mine(Relation row) => row.Blocks.HasFlag(Blocks.Mine);

    private static bool Theirs(Relation row) => row.Blocks.HasFlag(Blocks.Theirs);

    private void OnSaid(Relation before, Relation row, PartitionHead headBefore, PartitionHead head)
    {
        var (owner, other) = (row.Owner, row.Other);
        oracle.Require(row.Seq > before.Seq && row.Seq > headBefore.Seq && head.Seq == row.Seq, "order", $"{owner}'s sequence numbers do not rise");
        oracle.Require(
            row.Swipe != before.Swipe || (row.Swipe == SwipeKind.Dislike && oracle.Answers.MayBeShown(before, oracle.RangeOfRun().Max)),
            "repeat", $"{owner}'s repeated swipe of {other} changed something");
        oracle.Require(other != owner, "oneself", $"{owner} has a row about themselves");
        oracle.Require(row.Swipe != SwipeKind.Dislike || before.FriendSince is null, "friendship", $"{owner} ended a friendship by a dislike");
        var change = new Change(owner, other, row.Swipe, row.Note, oracle.Moment);
        oracle.Require(row.Swipe != SwipeKind.Unfriend || before.FriendSince is not null, "parting", $"{owner} parted from {other}, who was no friend");
        var by = Explain(change, attempt => CanBeDayOf(attempt, headBefore, head)) ?? Explain(change, _ => true);
        if (by is null)
        {
            oracle.Fail("unasked", $"{owner}'s swipe on {other} became {row.Swipe}, which nobody asked for (or was refused, or done already)");
            return;
        }

        by.Explains++;
        change.By = by;
        _changes.Add(change);
        oracle.Require(!row.IsBlocked, "block", $"{owner} swiped {other} despite a block");
        Remember(row);
        CheckCharge(by, before, row, headBefore, head);
    }

    /// <summary>Whether the clock can have shown an attempt the day of a head.</summary>
    private bool CanBeDayOf(Attempt attempt, PartitionHead headBefore, PartitionHead head)
    {
        var range = oracle.RangeSince(attempt);
        var calendar = oracle.World.Calendar;
        return head.Day >= Math.Max(headBefore.Day, calendar.DateAt(range.Min).DayNumber)
            && head.Day <= Math.Max(headBefore.Day, calendar.DateAt(range.Max).DayNumber);
    }

    private void CheckCharge(Attempt by, Relation before, Relation row, PartitionHead headBefore, PartitionHead head)
    {
        var owner = row.Owner;
        oracle.Require(
            row.Swipe == SwipeKind.Unfriend ? head.Day == headBefore.Day : CanBeDayOf(by, headBefore, head),
            "quota",
            $"the day of {owner}'s quota was never shown by the clock");
        var isNewDay = head.Day > headBefore.Day;
        var (likes, superlikes, rewinds) = isNewDay ? (0, 0, 0) : (headBefore.Likes, headBefore.Superlikes, headBefore.Rewinds);
        var quotas = oracle.World.Plan.Quotas;
        switch (row.Swipe)
        {
            case SwipeKind.Like when row.ChargedDay == 0:
                oracle.Require(oracle.CouldHave(by, Permissions.UnlimitedLikes), "quota", $"{owner} was not charged for a like");
                break;
            case SwipeKind.Like:
                likes++;
                oracle.Require(oracle.CouldLack(by, Permissions.UnlimitedLikes), "quota", $"{owner} was charged for a like that is free");
                oracle.Require(likes <= quotas.Like, "quota", $"{owner} liked more than a day allows");
                break;
            case SwipeKind.Superlike:
                superlikes++;
                oracle.Require(oracle.CouldHave(by, Permissions.Superlike), "permission", $"{owner} superliked without permission");
                oracle.Require(superlikes <= quotas.Superlike, "quota", $"{owner} superliked more than a day allows");
                break;
            case SwipeKind.None:
                rewinds++;
                oracle.Require(oracle.CouldHave(by, Permissions.Rewind), "permission", $"{owner} took a swipe back without permission");
                oracle.Require(rewinds <= quotas.Rewind, "quota", $"{owner} took back more than a day allows");
                var refund = before.ChargedDay != 0 && before.ChargedDay == head.Day ? 1 : 0;
                likes -= before.Swipe == SwipeKind.Like ? refund : 0;
                superlikes -= before.Swipe == SwipeKind.Superlike ? refund : 0;
                break;
        }

        var isCharged = row.Swipe == SwipeKind.Superlike || (row.Swipe == SwipeKind.Like && row.ChargedDay != 0);
        oracle.Require(row.ChargedDay == (isCharged ? head.Day : 0), "quota", $"{owner}'s row names another day than the one charged");
        oracle.Require(
            (likes, superlikes, rewinds) == (head.Likes, head.Superlikes, head.Rewinds),
            "quota",
            $"{owner}'s counts are {head.Likes}/{head.Superlikes}/{head.Rewinds} where {likes}/{superlikes}/{rewinds} were used");
    }

    /// <summary>Checks a head that changes without a swipe: by a claim or by a listing.</summary>
    private void OnHeadOnly(RelationWrite write, PartitionHead before, PartitionHead head)
    {
        oracle.Require(
            (head.Day, head.Likes, head.Superlikes, head.Rewinds) == (before.Day, before.Likes, before.Superlikes, before.Rewinds),
            "quota",
            $"{write.Owner}'s counts changed with no swipe");
        oracle.Require(
            head.Seq == before.Seq || (write.Rows.IsEmpty && head.Seq == before.Seq + 1 && head.Unsettled),
            "order",
            $"{write.Owner}'s sequence number changed with nothing said");
    }

    private sealed class Change(long owner, long other, SwipeKind kind, string? note, long moment)
    {
        public long Owner => owner;

        public long Other => other;

        public SwipeKind Kind => kind;

        public string? Note => note;

        public long Moment => moment;

        public Attempt By { get; set; } = null!;
    }
}
