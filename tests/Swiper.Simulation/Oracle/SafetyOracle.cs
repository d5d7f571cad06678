using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Safety;
using Swiper.Simulation.Plans;
using Swiper.Storage.GroupCommit;

namespace Swiper.Simulation.Oracle;

/// <summary>
/// Checks blocks and reports. Nothing of either shows in an answer to the other that began after a block was acknowledged, and for as long as it lasts.
/// </summary>
internal sealed class SafetyOracle(SimOracle oracle)
{
    private readonly Dictionary<(long Owner, long Other), long> _acknowledged = [];
    private readonly Dictionary<long, Report> _filed = [];

    private SafetyOptions Options => oracle.World.Plan.Safety;

    /// <summary>Checks a write that begins or ends a block.</summary>
    public void OnWrite(Relation before, Relation row, PartitionHead headBefore, PartitionHead head)
    {
        var (owner, other) = (row.Owner, row.Other);
        var begins = row.Blocks.HasFlag(Blocks.Mine);
        oracle.Require(row.Seq > before.Seq && row.Seq > headBefore.Seq && head.Seq == row.Seq, "order", $"{owner}'s sequence numbers do not rise");
        oracle.Require(row.Swipe == (begins && before.Swipe.IsLike() ? SwipeKind.None : before.Swipe), "block", $"a block changed what {owner} says of {other}");
        oracle.Require(row.BlockedAt is not null == begins, "block", $"{owner}'s block of {other} has no beginning or no end");
        oracle.Require(
            (head.Day, head.Likes, head.Superlikes, head.Rewinds) == (headBefore.Day, headBefore.Likes, headBefore.Superlikes, headBefore.Rewinds),
            "quota",
            $"{owner}'s counts changed with a block");
        oracle.Require(
            oracle.Attempts.Exists(attempt => attempt.User == owner && attempt.Other == other && attempt.WasOpenAt(oracle.Moment)
                && (begins ? attempt.Kind == OpKind.Block || attempt is { Kind: OpKind.Report, Blocks: true } : attempt.Kind == OpKind.Unblock)),
            "unasked",
            $"{owner} {(begins ? "blocked" : "unblocked")} {other}, which nobody asked for");
        oracle.Require(
            oracle.World.DatabaseOf(owner).RowsOf(owner).Count(mine => mine.Blocks.HasFlag(Blocks.Mine)) <= Options.Blocks, "block", $"{owner} blocks too many");
        if (!begins)
        {
            _acknowledged.Remove((owner, other));
        }
    }

    public void OnWrite(ReportChange change)
    {
        switch (change)
        {
            case ReportFiling { Report: var report }:
                oracle.Require(
                    oracle.Attempts.Exists(attempt => attempt.Kind == OpKind.Report && attempt.User == report.Reporter && attempt.Other == report.Reported),
                    "unasked",
                    $"nobody reported {report.Reported}");
                _filed.TryAdd(report.Id, report);
                break;
            case ReportDeletion deletion:
                oracle.Require(
                    _filed[deletion.Id].At + Options.ReportLifetime <= oracle.RangeOfRun().Max, "report", "a report was deleted before its time");
                break;
        }
    }

    public void OnBlock(Attempt attempt, Refusal? refusal)
    {
        if (!oracle.Answers.OnProof(attempt, refusal))
        {
            return;
        }

        var (user, other) = (attempt.User, attempt.Other!.Value);
        if (refusal is not null)
        {
            attempt.Outcome = Outcome.Refused;
            oracle.Require(IsExplained(attempt, refusal), "answer", $"{user}'s {attempt.Kind} of {other} was refused ({refusal.Code}) for no reason");
            return;
        }

        Acknowledge(attempt, begins: attempt.Kind == OpKind.Block);
    }

    public void OnReport(Attempt attempt, Result<Report> answer, ReportRequest request)
    {
        if (!oracle.Answers.OnProof(attempt, answer.Refusal))
        {
            return;
        }

        if (answer.Refusal is { } refusal)
        {
            attempt.Outcome = Outcome.Refused;
            var isFull = refusal.Code == ErrorCode.TOO_MANY_REQUESTS && oracle.Documents.UserStates(attempt.User, oracle.Since(attempt))
                .Any(user => user?.Reports?.Ids.Length >= Options.ReportsPerDay);
            oracle.Require(isFull || IsExplained(attempt, refusal), "answer", $"{attempt.User}'s report was refused ({refusal.Code}) for no reason");
            return;
        }

        request.TryRead(out var text);
        oracle.Require(
            _filed.TryGetValue(answer.Value!.Id, out var filed) && (filed.Reporter, filed.Reported, filed.Reason, filed.Text) == (attempt.User, request.Sid, request.Reason, text),
            "lost",
            $"{attempt.User}'s acknowledged report of {request.Sid} is not stored");
        if (request.Blocks)
        {
            Acknowledge(attempt, begins: true);
        }
    }

    public void OnBlocks(Attempt attempt, Result<BlocksPage> answer)
    {
        if (!oracle.Answers.OnProof(attempt, answer.Refusal))
        {
            return;
        }

        oracle.Require(answer.Refusal is null, "answer", $"the blocks of {attempt.User} were refused for no reason");
        var ids = answer.Value!.Ids;
        foreach (var (other, _) in oracle.Documents.Users)
        {
            var rows = ids.Contains(other)
                ? oracle.Relations.Row(attempt.User, other).SinceTime(oracle.Since(attempt))
                : oracle.Relations.Row(attempt.User, other).Since(attempt.From);
            oracle.Require(
                rows.Any(row => row?.Blocks == Blocks.Mine == ids.Contains(other)), "block", $"the blocks of {attempt.User} are wrong about {other}");
        }
    }

    /// <summary>Whether one of the two can have blocked the other, as far as the user knew.</summary>
    public bool MayBeBlocked(Attempt attempt, long other) =>
        oracle.Relations.Row(attempt.User, other).SinceTime(oracle.Since(attempt)).Any(row => row?.IsBlocked == true);

    /// <summary>Requires that an answer which shows somebody was not asked for during an acknowledged block.</summary>
    public void OnShown(Attempt attempt, long other)
    {
        if (!oracle.WasDivided(attempt, SimOracle.UserGrainOf(attempt.User)))
        {
            oracle.Require(
                !IsBlockedThroughout(attempt, attempt.User, other) && !IsBlockedThroughout(attempt, other, attempt.User),
                "hidden",
                $"{attempt.User} was answered about {other} despite a block");
        }
    }

    /// <summary>Checks, after a last sweep, that no report and no copy of a picture is kept for longer than it may.</summary>
    public void CheckAll()
    {
        oracle.Require(oracle.World.Databases.All(database => database.Reports.Count == 0), "report", "a report is never deleted");
        oracle.Require(oracle.World.Media.Copies.Count == 0, "report", "a copy of a picture is never deleted");
    }

    private bool IsBlockedThroughout(Attempt attempt, long owner, long other) =>
        _acknowledged.TryGetValue((owner, other), out var moment) && moment < attempt.From
        && oracle.Relations.Row(owner, other).Since(attempt.From).All(row => row?.Blocks.HasFlag(Blocks.Mine) == true);

    private void Acknowledge(Attempt attempt, bool begins)
    {
        var (user, other) = (attempt.User, attempt.Other!.Value);
        oracle.Require(
            oracle.Relations.Row(user, other).Since(attempt.From).Any(row => (row?.Blocks ?? Blocks.None).HasFlag(Blocks.Mine) == begins),
            "lost",
            $"{user}'s acknowledged {attempt.Kind} of {other} is not stored");
        if (begins && oracle.Relations.Row(user, other).Latest is { } row && row.Blocks.HasFlag(Blocks.Mine))
        {
            oracle.Require(
                oracle.Relations.Row(other, user).Since(attempt.From).Any(theirs => theirs is not null && theirs.HeardSeq >= row.Seq && theirs.Blocks.HasFlag(Blocks.Theirs)),
                "hidden",
                $"{user}'s block was acknowledged before {other} had heard of it");
            _acknowledged.TryAdd((user, other), oracle.Moment);
        }
    }

    private bool IsExplained(Attempt attempt, Refusal refusal)
    {
        var (user, other) = (attempt.User, attempt.Other!.Value);
        return refusal.Code switch
        {
            ErrorCode.BAD_REQUEST => other == user,
            ErrorCode.USER_NOT_FOUND => !Limits.IsUserId(other) || oracle.Documents.UserStatesFrom(other, attempt.From).First() is null
                || MayBeBlocked(attempt, other) || oracle.Bans.CouldBeAway(attempt, other),
            ErrorCode.LIMIT_REACHED => attempt.Kind != OpKind.Unblock && oracle.Documents.Users.Count(
                known => oracle.Relations.Row(user, known.Id).SinceTime(oracle.Since(attempt)).Any(row => row?.Blocks.HasFlag(Blocks.Mine) == true)) >= Options.Blocks,
            _ => false,
        };
    }
}
