using System.Globalization;
using System.Runtime.CompilerServices;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Simulation.Core;

namespace Swiper.Simulation.Oracle;

/// <summary>
/// Knows what must hold. It sees every commit and every answer, and takes neither's word for the other: a commit must be somebody's request, and
/// an answer must be true of what was committed between request and answer.
/// </summary>
internal sealed class SimOracle
{
    /// <summary>How long what is in memory may be older than what is on disk: until the answer to a write arrives.</summary>
    public const long Lag = 2 * TimeSpan.TicksPerSecond;

    private readonly List<CommitStamp> _untold = [];
    /// <summary>Grain → when it had two activations: from, in virtual time, and until, in steps.</summary>
    private readonly Dictionary<string, (long From, long Until)> _divided = [];
    private readonly List<(DateTimeOffset Before, DateTimeOffset After)> _jumps = [];

    public SimOracle(World world)
    {
        World = world;
        Earliest = Latest = world.Wall;
        Relations = new(this);
        Documents = new(this);
        Answers = new(this);
    }

    public World World { get; }

    public RelationOracle Relations { get; }

    public DocumentOracle Documents { get; }

    public AnswerOracle Answers { get; }

    public VipOptions Levels { get; } = new();

    /// <summary>Every request so far.</summary>
    public List<Attempt> Attempts { get; } = [];

    /// <summary>The first thing found wrong.</summary>
    public ViolationException? Violation { get; private set; }

    /// <summary>The lowest the wall clock ever stood.</summary>
    public DateTimeOffset Earliest { get; private set; }

    /// <summary>The highest the wall clock ever stood.</summary>
    public DateTimeOffset Latest { get; private set; }

    public int JumpCount => _jumps.Count;

    public long Moment => World.Loop.Steps;

    /// <summary>The commit under way; what it writes counts for others from when its writers were told.</summary>
    public CommitStamp Stamp { get; private set; } = new();

    /// <summary>Something is wrong: the run ends here.</summary>
    public void Fail(string rule, string detail)
    {
        if (Violation is null)
        {
            Violation = new ViolationException(rule, detail);
            World.Trace.Add("violation");
            World.Trace.Say($"!!! {rule}: {detail}");
            World.Loop.Broken = Violation;
        }
    }

    /// <summary>Fails unless something holds.</summary>
    public void Require(bool holds, string rule, string detail)
    {
        if (!holds)
        {
            Fail(rule, detail);
        }
    }

    /// <inheritdoc cref="Require(bool, string, string)"/>
    public void Require(bool holds, string rule, [InterpolatedStringHandlerArgument(nameof(holds))] ref DetailHandler detail)
    {
        if (!holds)
        {
            Fail(rule, detail.ToStringAndClear());
        }
    }

    /// <summary>A commit takes place; the answer is to be told when its writers are.</summary>
    public CommitStamp BeginCommit()
    {
        Stamp = new();
        _untold.Add(Stamp);
        return Stamp;
    }

    /// <summary>The wall clock jumps.</summary>
    public void OnJump(DateTimeOffset before, DateTimeOffset after) => _jumps.Add((before, after));

    /// <summary>
    /// From here on a grain has two activations. Each refuses the other's writes, but what each shows may be as old as the division.
    /// </summary>
    public void OnDivided(string grain)
    {
        if (!_divided.TryGetValue(grain, out var before) || before.Until != long.MaxValue)
        {
            _divided[grain] = (World.Loop.Now, long.MaxValue);
        }
    }

    /// <summary>Every activation there was has ended: whoever comes reads what is there.</summary>
    public void OnUnited()
    {
        foreach (var (grain, (from, until)) in _divided)
        {
            _divided[grain] = (from, Math.Min(until, Moment));
        }
    }

    /// <summary>Whether a grain had two activations when an attempt came to it, the younger of which may live on with what it read.</summary>
    public bool WasDivided(Attempt attempt, string grain) => _divided.TryGetValue(grain, out var divided) && divided.Until >= attempt.From;

    /// <summary>How old what an attempt is shown of its user may be.</summary>
    public long Since(Attempt attempt) => Since(attempt, UserGrainOf(attempt.User));

    /// <summary>How old what an attempt is shown of a grain may be.</summary>
    public long Since(Attempt attempt, string grain)
    {
        var since = attempt.Began - Lag;
        return WasDivided(attempt, grain) ? Math.Min(since, _divided[grain].From - Lag) : since;
    }

    /// <summary>The name of a number's grain.</summary>
    public static string CodeGrainOf(string phone) => "swiper.verify-code/" + phone;

    /// <summary>The name of a user's grain.</summary>
    public static string UserGrainOf(long user) => string.Create(CultureInfo.InvariantCulture, $"swiper.user/{user:X}");

    /// <summary>The process died: what it was asked is forgotten.</summary>
    public void OnCrash()
    {
        // Whoever starts again reads what is there.
        foreach (var stamp in _untold)
        {
            stamp.ToldAt = Math.Min(stamp.ToldAt, World.Loop.Now);
        }

        _untold.Clear();
        OnUnited();
        foreach (var attempt in Attempts)
        {
            attempt.Closed = Math.Min(attempt.Closed, Moment);
        }
    }

    /// <summary>What the wall clock can have shown since an attempt began.</summary>
    public WallRange RangeSince(Attempt attempt)
    {
        var now = World.Wall;
        Note(now);
        var (min, max) = now < attempt.Wall ? (now, attempt.Wall) : (attempt.Wall, now);
        for (var i = attempt.Jumps; i < _jumps.Count; i++)
        {
            Widen(_jumps[i].Before);
            Widen(_jumps[i].After);
        }

        return new WallRange(min, max);

        void Widen(DateTimeOffset moment)
        {
            min = moment < min ? moment : min;
            max = moment > max ? moment : max;
        }
    }

    /// <summary>What the wall clock can have shown in the whole run.</summary>
    public WallRange RangeOfRun()
    {
        Note(World.Wall);
        foreach (var (before, after) in _jumps)
        {
            Note(before);
            Note(after);
        }

        return new WallRange(Earliest, Latest);
    }

    /// <summary>Whether a permission can have been in force since an attempt began.</summary>
    public bool CouldHave(Attempt attempt, Permissions permission)
    {
        var range = RangeSince(attempt);
        return Documents.UserStates(attempt.User, Since(attempt)).Any(user =>
            user?.Vip is { } grant && Permits(grant.Level, permission) && grant.ExpiresAt > range.Min);
    }

    /// <summary>Whether a permission can have been lacking since an attempt began.</summary>
    public bool CouldLack(Attempt attempt, Permissions permission)
    {
        var range = RangeSince(attempt);
        return Documents.UserStates(attempt.User, Since(attempt)).Any(user =>
            user?.Vip is not { } grant || !Permits(grant.Level, permission) || grant.ExpiresAt <= range.Max);
    }

    private bool Permits(int level, Permissions permission) => Levels.Find(level)?.Permissions.HasFlag(permission) == true;

    private void Note(DateTimeOffset wall)
    {
        Earliest = wall < Earliest ? wall : Earliest;
        Latest = wall > Latest ? wall : Latest;
    }
}

/// <summary>Something that must hold does not.</summary>
internal sealed class ViolationException(string rule, string detail) : Exception($"{rule}: {detail}")
{
    /// <summary>Which promise was broken.</summary>
    public string Rule { get; } = rule;
}
