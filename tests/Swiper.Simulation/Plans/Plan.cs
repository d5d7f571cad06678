using System.Collections.Immutable;
using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Simulation.Plans;

/// <summary>All that a run will do, made from its seed before it begins, so that any part of it can be left out and the rest run again.</summary>
internal sealed record Plan
{
    /// <summary>The seed of everything that is drawn during the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many people there are.</summary>
    public required int People { get; init; }

    /// <summary>Whose each device is.</summary>
    public required ImmutableArray<int> Owners { get; init; }

    /// <summary>What the devices do.</summary>
    public required ImmutableArray<PlannedOp> Ops { get; init; }

    /// <summary>What goes wrong.</summary>
    public required ImmutableArray<PlannedFault> Faults { get; init; }

    /// <summary>When the wall clock starts.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When the faults end and the quiet begins, in ticks.</summary>
    public required long Quiet { get; init; }

    /// <summary>How many databases.</summary>
    public required int Shards { get; init; }

    /// <summary>How often in a hundred the next step is not the oldest one waiting.</summary>
    public required int Shuffle { get; init; }

    /// <summary>A day's quotas.</summary>
    public required QuotaOptions Quotas { get; init; }

    /// <summary>The limits of sign-in.</summary>
    public AccountOptions Accounts { get; init; } = new() { CodeInterval = TimeSpan.FromSeconds(5), CodesPerHour = 20, CodesPerDay = 40 };

    /// <summary>Crashes at this step of the run; 0 for none.</summary>
    public long CrashAtStep { get; init; }
}

/// <summary>One thing a device will do.</summary>
/// <param name="Id">Its number in the plan.</param>
/// <param name="Device">Which device does it.</param>
/// <param name="At">Not before this moment of virtual time, in ticks.</param>
/// <param name="Kind">What.</param>
/// <param name="Target">About whom: a person's number, or a hostile choice where negative.</param>
/// <param name="Argument">What else it takes, drawn at random.</param>
/// <param name="Retries">How often it is repeated when nobody knows what became of it.</param>
/// <param name="Patience">After how many ticks the client gives up; 0 for one that never does.</param>
internal sealed record PlannedOp(
    int Id, int Device, long At, OpKind Kind, int Target, ulong Argument, int Retries, long Patience);

/// <summary>One thing that will go wrong.</summary>
/// <param name="Id">Its number in the plan.</param>
/// <param name="Kind">What.</param>
/// <param name="At">When it is armed, in ticks of virtual time; it strikes at the next occasion.</param>
/// <param name="Skip">Occasions, or steps, it lets pass first.</param>
/// <param name="Amount">How much, drawn at random.</param>
internal sealed record PlannedFault(int Id, FaultKind Kind, long At, int Skip, ulong Amount);
