using System.Collections.Immutable;
using Swiper.Grains.Accounts;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Safety;

namespace Swiper.Simulation.Plans;

/// <summary>Everything a run will do, generated from its seed in advance, so that any part can be left out and the rest run again.</summary>
internal sealed record Plan
{
    /// <summary>Seeds everything that is drawn during the run.</summary>
    public required ulong Seed { get; init; }

    public required int People { get; init; }

    /// <summary>The owner of each device.</summary>
    public required ImmutableArray<int> Owners { get; init; }

    public required ImmutableArray<PlannedOp> Ops { get; init; }

    public required ImmutableArray<PlannedFault> Faults { get; init; }

    /// <summary>The wall clock at the start.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When the faults end and the quiet begins, in ticks.</summary>
    public required long Quiet { get; init; }

    public required int Shards { get; init; }

    /// <summary>The probability, in percent, that the next step is not the oldest one waiting.</summary>
    public required int Shuffle { get; init; }

    public required QuotaOptions Quotas { get; init; }

    /// <summary>Pools of a few people, so that they split and join.</summary>
    public DiscoveryOptions Discovery { get; init; } = new() { PoolSize = 2 };

    /// <summary>Few blocks and reports, so that their limits are met.</summary>
    public SafetyOptions Safety { get; init; } = new() { Blocks = 3, ReportsPerDay = 3, ReportLifetime = TimeSpan.FromHours(20) };

    public AccountOptions Accounts { get; init; } = new() { CodeInterval = TimeSpan.FromSeconds(5), CodesPerHour = 20, CodesPerDay = 40 };

    /// <summary>The step at which the process crashes; 0 for none.</summary>
    public long CrashAtStep { get; init; }
}

/// <summary>One planned operation of a device.</summary>
/// <param name="Id">The number of the operation in the plan.</param>
/// <param name="Device">The device that carries it out.</param>
/// <param name="At">The earliest start, in ticks of virtual time.</param>
/// <param name="Kind">The kind of operation.</param>
/// <param name="Target">The target's number, or a hostile choice if negative.</param>
/// <param name="Argument">A further argument, drawn at random.</param>
/// <param name="Retries">How often it is retried if its outcome is unknown.</param>
/// <param name="Patience">After how many ticks the client gives up; 0 for never.</param>
internal sealed record PlannedOp(
    int Id, int Device, long At, OpKind Kind, int Target, ulong Argument, int Retries, long Patience);

/// <summary>One planned fault.</summary>
/// <param name="Id">The number of the fault in the plan.</param>
/// <param name="Kind">The kind of fault.</param>
/// <param name="At">When it is armed, in ticks of virtual time; it strikes at the next opportunity.</param>
/// <param name="Skip">How many opportunities, or steps, it skips first.</param>
/// <param name="Amount">The severity, drawn at random.</param>
internal sealed record PlannedFault(int Id, FaultKind Kind, long At, int Skip, ulong Amount);
