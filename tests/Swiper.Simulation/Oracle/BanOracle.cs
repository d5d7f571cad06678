using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Users;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Oracle;

/// <summary>
/// Checks that a ban holds everywhere once it is acknowledged, that nobody is banned whom no operator banned, and that all that operators did is in the
/// audit log.
/// </summary>
internal sealed class BanOracle(SimOracle oracle)
{
    private readonly List<(AuditLine Line, long Moment)> _lines = [];

    /// <summary>When the last ban of each user was acknowledged.</summary>
    private readonly Dictionary<long, long> _acknowledged = [];

    /// <summary>Whether a user was away, for sure, from before an attempt until now.</summary>
    public bool IsAway(Attempt attempt, long user) => _acknowledged.TryGetValue(user, out var moment)
        && moment < attempt.From
        && !oracle.WasDivided(attempt, SimOracle.UserGrainOf(user))
        && oracle.Documents.UserStatesFrom(user, moment).All(state => Holds(state, oracle.RangeOfRun().Max));

    /// <summary>Whether a user may have been away at some moment since an attempt began.</summary>
    public bool CouldBeAway(Attempt attempt, long user) => oracle.Documents.UserStates(user, oracle.Since(attempt, SimOracle.UserGrainOf(user)))
        .Any(state => Holds(state, oracle.RangeSince(attempt).Min));

    /// <summary>Requires that an answer has nothing to do with somebody who is away.</summary>
    public void RequireNobody(Attempt attempt, long user, string what) =>
        oracle.Require(!IsAway(attempt, user), "banned", $"{what} {user}, who is banned");

    /// <summary>Checks a write of a user's document.</summary>
    public void OnUser(long id, UserState before, UserState user)
    {
        var opened = user.Sessions.Where(session => before.Sessions.All(known => known.Id != session.Id));
        oracle.Require(!opened.Any() || !Holds(user, oracle.RangeOfRun().Max), "banned", $"a session of {id} was opened although they are banned");
        if (before.Ban == user.Ban)
        {
            return;
        }

        oracle.Require(user.Ban is null || user.Sessions.IsEmpty, "banned", $"{id} is banned and keeps a session");
        oracle.Require(
            oracle.Attempts.Exists(attempt => attempt.User == id && attempt.WasOpenAt(oracle.Moment)
                && (user.Ban is { } ban ? attempt.Kind == OpKind.Ban && IsLike(ban, attempt) : attempt.Kind == OpKind.Unban)),
            "unasked",
            $"nobody asked for {id} to be banned, or let in, like this");
        var act = user.Ban is null ? Acts.Unban : Acts.Ban;
        oracle.Require(_lines.Exists(known => known.Line.Done.User == id && known.Line.Done.Act == act), "audit", $"{id} was banned or let in, and no line says so");
    }

    /// <summary>Checks a line that is written to the audit log.</summary>
    public void OnLine(AuditLine line)
    {
        oracle.Require(
            oracle.Attempts.Exists(attempt => attempt.User == line.Done.User && attempt.WasOpenAt(oracle.Moment)
                && (line.Done.Act == Acts.Ban ? attempt.Kind == OpKind.Ban : attempt.Kind == OpKind.Unban)),
            "audit",
            $"a line says of {line.Done.User} what nobody did");
        oracle.Require(_lines.TrueForAll(known => known.Line.Id != line.Id), "audit", "a line was written twice");
        _lines.Add((line, oracle.Moment));
    }

    public void OnBan(Attempt attempt, Result<Ban> answer)
    {
        if (OnRefusal(attempt, answer.Refusal))
        {
            return;
        }

        var states = oracle.Documents.UserStatesFrom(attempt.User, attempt.From).ToList();
        oracle.Require(states.Exists(state => state?.Ban == answer.Value), "lost", $"{attempt.User}'s acknowledged ban is not stored");
        if (states[^1]?.Ban == answer.Value)
        {
            _acknowledged[attempt.User] = oracle.Moment;
        }
    }

    public void OnUnban(Attempt attempt, Refusal? refusal)
    {
        if (!OnRefusal(attempt, refusal))
        {
            oracle.Require(
                oracle.Documents.UserStatesFrom(attempt.User, attempt.From).Any(state => state?.Ban is null), "lost", $"{attempt.User} is let in, and is still banned");
        }
    }

    /// <summary>Checks what the audit log was read to be: every line there was when the reading began, each once, newest first.</summary>
    public void OnAudit(Attempt attempt, List<AuditLine> read)
    {
        oracle.Require(read.Distinct().Count() == read.Count && read.TrueForAll(line => _lines.Exists(known => known.Line == line)), "audit", "the audit log has lines that were never written");
        oracle.Require(read.SequenceEqual(read.OrderByDescending(line => line.At).ThenByDescending(line => line.Id)), "audit", "the audit log is out of order");
        oracle.Require(_lines.TrueForAll(known => known.Moment >= attempt.From || read.Contains(known.Line)), "audit", "lines of the audit log are lost");
    }

    /// <summary>Checks that every act that was acknowledged has its line on the disks.</summary>
    public void CheckAll()
    {
        var stored = oracle.World.Databases.SelectMany(database => database.Audit).ToList();
        foreach (var (kind, act) in new[] { (OpKind.Ban, Acts.Ban), (OpKind.Unban, Acts.Unban) })
        {
            foreach (var asked in oracle.Attempts.Where(attempt => attempt.Kind == kind && attempt.Outcome == Outcome.Done).GroupBy(attempt => attempt.User))
            {
                oracle.Require(
                    stored.Count(line => line.Done.User == asked.Key && line.Done.Act == act && line.Done.Operator.Length > 0) >= asked.Count(),
                    "audit",
                    $"what was done to {asked.Key} is not all in the audit log");
            }
        }
    }

    private static bool Holds(UserState? state, DateTimeOffset moment) => state?.Ban is { } ban && (ban.Until is not { } until || until > moment);

    private bool IsLike(Ban ban, Attempt attempt)
    {
        var range = oracle.RangeSince(attempt);
        return ban.Reason == attempt.Ban.Reason && (ban.Until is not { } until
            ? attempt.Ban.Days == 0
            : until >= range.Min.AddDays(attempt.Ban.Days) && until <= range.Max.AddDays(attempt.Ban.Days).AddSeconds(1));
    }

    /// <summary>Checks a refusal. Answers whether there is one.</summary>
    private bool OnRefusal(Attempt attempt, Refusal? refusal)
    {
        if (refusal is null)
        {
            return false;
        }

        attempt.Outcome = Outcome.Refused;
        var isExplained = refusal.Code switch
        {
            ErrorCode.USER_NOT_FOUND => oracle.Documents.UserStates(attempt.User, oracle.Since(attempt)).Any(user => user is null),
            ErrorCode.BAD_REQUEST => attempt.Kind == OpKind.Ban && (attempt.Ban.Days < 0 || attempt.Ban.Reason == " "),
            _ => false,
        };
        oracle.Require(isExplained, "answer", $"{attempt.Kind} of {attempt.User} was refused ({refusal.Code}) for no reason");
        return true;
    }
}
