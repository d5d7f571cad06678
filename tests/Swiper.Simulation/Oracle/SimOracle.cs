using System.Globalization;
using System.Runtime.CompilerServices;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Simulation.Core;

namespace Swiper.Simulation.Oracle;

/// <summary>
/// Knows what must hold. The oracle sees every commit and every answer and trusts neither: a commit must stem from a request, and an answer must be
/// true of the state committed between request and answer.
/// </summary>
internal sealed class SimOracle
{
    /// <summary>How stale memory may be relative to the disk: until the reply to a write arrives.</summary>
    public const long Lag = 2 * TimeSpan.TicksPerSecond;

    private const string PoolGrain = "swiper.candidate-pool/";

    private readonly List<CommitStamp> _untold = [];
    /// <summary>Grain → when it had two activations: from a virtual time until a step.</summary>
    private readonly Dictionary<string, (long From, long Until)> _divided = [];
    private readonly List<(DateTimeOffset Before, DateTimeOffset After)> _jumps = [];

    public SimOracle(World world)
    {
        World = world;
        Earliest = Latest = world.Wall;
        Relations = new(this);
        Documents = new(this);
        Answers = new(this);
        Places = new(this);
        Pictures = new(this);
        Safety = new(this);
        Bans = new(this);
    }

    public World World { get; }

    public RelationOracle Relations { get; }

    public DocumentOracle Documents { get; }

    public AnswerOracle Answers { get; }

    public PlaceOracle Places { get; }

    public PictureOracle Pictures { get; }

    public SafetyOracle Safety { get; }
    public BanOracle Bans { get; }

    public VipOptions Levels { get; } = new();

    public List<Attempt> Attempts { get; } = [];

    public ViolationException? Violation { get; private set; }

    public DateTimeOffset Earliest { get; private set; }

    public DateTimeOffset Latest { get; private set; }

    public int JumpCount => _jumps.Count;

    public long Moment => World.Loop.Steps;

    /// <summary>The commit in flight; its writes count for others from the moment its writers were told.</summary>
    public CommitStamp Stamp { get; private set; } = new();

    /// <summary>Records a violation and ends the run.</summary>
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

    /// <summary>Records a commit. The answer is to be completed when its writers are told.</summary>
    public CommitStamp BeginCommit()
    {
        Stamp = new();
        _untold.Add(Stamp);
        return Stamp;
    }

    public void OnJump(DateTimeOffset before, DateTimeOffset after) => _jumps.Add((before, after));

    /// <summary>Records that a grain has two activations. Each refuses the other's writes, but may show state as old as the split.</summary>
    public void OnDivided(string grain)
    {
        if (!_divided.TryGetValue(grain, out var before) || before.Until != long.MaxValue)
        {
            _divided[grain] = (World.Loop.Now, long.MaxValue);
        }
    }

    /// <summary>Records that every activation has ended, so that the next reads the stored state.</summary>
    public void OnUnited()
    {
        foreach (var (grain, (from, until)) in _divided)
        {
            _divided[grain] = (from, Math.Min(until, Moment));
        }
    }

    /// <summary>Whether a grain had two activations when an attempt reached it; the younger one may keep what it read.</summary>
    public bool WasDivided(Attempt attempt, string grain) => _divided.TryGetValue(grain, out var divided) && divided.Until >= attempt.From;

    /// <summary>How stale the user's own state may be in the answer to an attempt.</summary>
    public long Since(Attempt attempt) => Since(attempt, UserGrainOf(attempt.User));

    /// <summary>How stale a grain's state may be in the answer to an attempt.</summary>
    public long Since(Attempt attempt, string grain)
    {
        var since = attempt.Began - Lag;
        return WasDivided(attempt, grain) ? Math.Min(since, _divided[grain].From - Lag) : since;
    }

    /// <summary>Whether any part of a pool had two activations when an attempt reached it.</summary>
    public bool WasPoolDivided(Attempt attempt, string pool) => DivisionsOf(attempt, pool).Any();

    /// <summary>How stale a pool's entries may be in the answer to an attempt.</summary>
    public long PoolSince(Attempt attempt, string pool) =>
        DivisionsOf(attempt, pool).Aggregate(attempt.Began - Lag, (since, divided) => Math.Min(since, divided.From - Lag));

    public static string CodeGrainOf(string phone) => "swiper.verify-code/" + phone;

    public static string UserGrainOf(long user) => string.Create(CultureInfo.InvariantCulture, $"swiper.user/{user:X}");

    /// <summary>Records that the process died with the requests in flight.</summary>
    public void OnCrash()
    {
        // The next process reads the stored state.
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

    /// <summary>The range that the wall clock can have shown since an attempt began.</summary>
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

    /// <summary>The range that the wall clock can have shown in the whole run.</summary>
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

    /// <summary>Whether a permission can have been in force at some moment since an attempt began.</summary>
    public bool CouldHave(Attempt attempt, Permissions permission)
    {
        var range = RangeSince(attempt);
        return Documents.UserStates(attempt.User, Since(attempt)).Any(user =>
            user?.Vip is { } grant && Permits(grant.Level, permission) && grant.ExpiresAt > range.Min);
    }

    /// <summary>Whether a permission can have been missing at some moment since an attempt began.</summary>
    public bool CouldLack(Attempt attempt, Permissions permission)
    {
        var range = RangeSince(attempt);
        return Documents.UserStates(attempt.User, Since(attempt)).Any(user =>
            user?.Vip is not { } grant || !Permits(grant.Level, permission) || grant.ExpiresAt <= range.Max);
    }

    private IEnumerable<(long From, long Until)> DivisionsOf(Attempt attempt, string pool) => _divided
        .Where(divided => divided.Key.StartsWith(PoolGrain, StringComparison.Ordinal) && divided.Key.EndsWith("/" + pool, StringComparison.Ordinal))
        .Select(divided => divided.Value)
        .Where(divided => divided.Until >= attempt.From);

    private bool Permits(int level, Permissions permission) => Levels.Find(level)?.Permissions.HasFlag(permission) == true;

    private void Note(DateTimeOffset wall)
    {
        Earliest = wall < Earliest ? wall : Earliest;
        Latest = wall > Latest ? wall : Latest;
    }
}

/// <summary>A violated invariant.</summary>
internal sealed class ViolationException(string rule, string detail) : Exception($"{rule}: {detail}")
{
    /// <summary>The invariant that was violated.</summary>
    public string Rule { get; } = rule;
}
