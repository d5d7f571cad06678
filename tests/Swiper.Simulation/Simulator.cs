using Swiper.Simulation.Clients;
using Swiper.Simulation.Core;
using Swiper.Simulation.Oracle;
using Swiper.Simulation.Plans;
using Swiper.Simulation.Plants;

namespace Swiper.Simulation;

/// <summary>Runs one plan from its first step to its last check.</summary>
internal static class Simulator
{
    private const long Second = TimeSpan.TicksPerSecond;

    /// <summary>How long after the start of the quiet every call and sweep in flight has ended.</summary>
    private const long DrainTime = 150 * Second;

    /// <summary>How much longer faults go on while devices are late.</summary>
    private const long LateTime = 120 * Second;

    /// <summary>How long after the start of the quiet the devices may take to finish their plan.</summary>
    private const long FinishTime = 600 * Second;

    private const long StepsMax = 2_000_000;

    public static RunResult Run(Plan plan, Plant? plant = null, bool keepsTrace = false)
    {
        // No code in a run uses async locals, and flowing them is a noticeable share of its cost.
        using var unflowed = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        var world = new World(plan, plant ?? new Plant(), keepsTrace);
        var devices = plan.Owners.Select((person, number) => new Device(world, number, world.Phones[person])).ToList();
        ArmFaults(world);
        var running = devices.Select((device, number) => world.Clients.Start(() => device.Run(plan.Ops.Where(op => op.Device == number)))).ToList();
        RunUntil(world, plan.Quiet);
        while (world.Loop.Now < plan.Quiet + LateTime && !running.TrueForAll(task => task.IsCompleted))
        {
            RunUntil(world, world.Loop.Now + Second);
        }

        var busySteps = world.Loop.Steps;
        world.Faults.IsQuiet = true;
        for (var waited = 0L; waited < FinishTime && !running.TrueForAll(task => task.IsCompleted); waited += Second)
        {
            RunUntil(world, world.Loop.Now + Second);
        }

        world.Oracle.Require(running.TrueForAll(task => task.IsCompleted), "waits", "a client waits forever");
        RunUntil(world, world.Loop.Now + DrainTime);
        running.ForEach(Rethrow);
        if (world.Loop.Broken is null)
        {
            var final = new FinalOracle(world.Oracle);
            final.CheckDisks();
            EndActivations(world);
            var asking = world.Clients.Start(() => final.Ask(devices));
            RunUntil(world, world.Loop.Now + (60 * Second));
            Rethrow(asking);
            world.Oracle.Require(asking.IsCompleted, "waits", "a client waits forever");
            var sweeping = world.Clients.Start(() => final.Sweep(devices[0]));
            RunUntil(world, world.Loop.Now + (60 * Second));
            Rethrow(sweeping);
            world.Oracle.Require(sweeping.IsCompleted, "waits", "a sweep never ends");
        }

        world.Process.Die();
        if (world.Loop.Broken is { } broken and not ViolationException)
        {
            throw new InvalidOperationException($"The simulation of seed {plan.Seed} failed.", broken);
        }

        return new RunResult(
            plan.Seed,
            world.Trace.Hash,
            world.Operations,
            world.Faults.Struck,
            world.Loop.Steps,
            busySteps,
            world.Oracle.Documents.Splits,
            world.Oracle.Documents.Joins,
            world.Oracle.Violation,
            world.Trace.Lines);
    }

    /// <summary>Deactivates every grain, as idleness would, so that later answers come from the disks alone.</summary>
    private static void EndActivations(World world)
    {
        var all = world.Process.Host.Activations;
        foreach (var activation in all)
        {
            activation.Deactivate(new(DeactivationReasonCode.ActivationIdle, "The activation was idle."));
        }

        RunUntil(world, world.Loop.Now + Second);
        world.Oracle.Require(!world.Process.Host.Activations.Intersect(all).Any(), "leaks", "an activation does not end");
        world.Oracle.OnUnited();
    }

    private static void RunUntil(World world, long moment)
    {
        world.Loop.RunUntil(moment);
        if (world.Loop.Steps > StepsMax)
        {
            world.Oracle.Fail("waits", "the run does not come to rest");
        }
    }

    /// <summary>Reports an exception that a client did not expect as a defect of the simulation.</summary>
    private static void Rethrow(Task task)
    {
        if (task.Exception?.InnerException is { } defect)
        {
            throw new InvalidOperationException("A simulated client failed.", defect);
        }
    }

    private static void ArmFaults(World world)
    {
        if (world.Plan.CrashAtStep > 0)
        {
            world.Loop.AfterSteps(world.Plan.CrashAtStep, () => Strike(world, FaultKind.Crash, () => world.Crash("planned")));
        }

        foreach (var fault in world.Plan.Faults)
        {
            Action? strike = fault.Kind switch
            {
                FaultKind.Crash => () => world.Crash("planned"),
                FaultKind.Collect => () => Collect(world, fault),
                FaultKind.Duplicate => () => Duplicate(world, fault),
                FaultKind.ClockJump => () => Jump(world, fault),
                _ => null,
            };
            if (strike is not null)
            {
                var timer = new SimTimer(world.Loop, world.Clients, _ => world.Loop.AfterSteps(fault.Skip + 1, () => Strike(world, fault.Kind, strike)), null);
                timer.Change(TimeSpan.FromTicks(fault.At), Timeout.InfiniteTimeSpan);
            }
        }
    }

    private static void Strike(World world, FaultKind kind, Action strike)
    {
        if (!world.Faults.IsQuiet && !world.Process.IsDead)
        {
            world.Faults.Note(kind);
            strike();
        }
    }

    private static void Collect(World world, PlannedFault fault)
    {
        if (Choose(world, fault) is { } grain)
        {
            world.Trace.Say($"    collects {grain}");
            world.Process.Host.Collect(grain);
        }
    }

    private static void Duplicate(World world, PlannedFault fault)
    {
        if (Choose(world, fault) is { } grain && world.Process.Host.Duplicate(grain) is { } old)
        {
            world.Trace.Say($"    doubles {grain}");
            world.Process.Fabric.Divide(grain, old, (long)(fault.Amount % (ulong)(5 * Second)));
        }
    }

    private static GrainId? Choose(World world, PlannedFault fault)
    {
        var activations = world.Process.Host.Activations;
        return activations.Count == 0 ? null : activations[(int)(fault.Amount % (ulong)activations.Count)].GrainId;
    }

    private static void Jump(World world, PlannedFault fault)
    {
        var before = world.Wall;
        var hours = (fault.Amount % 5) switch
        {
            0 => 30 * 24,
            1 => -30 * 24,
            2 => 24,
            3 => -24,
            _ => (long)((fault.Amount >> 8) % 24) - 12,
        };
        world.Loop.WallOffset += hours * TimeSpan.TicksPerHour;
        world.Oracle.OnJump(before, world.Wall);
        world.Trace.Say($"    the clock jumps {hours} h");
    }
}
