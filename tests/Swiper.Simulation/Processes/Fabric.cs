using Swiper.Simulation.Oracle;
using Swiper.Simulation.Plans;
using Swiper.Simulation.Stage;

namespace Swiper.Simulation.Processes;

/// <summary>Carries requests and answers: late, reordered, twice or not at all.</summary>
internal sealed class Fabric(World world, Process process) : IMessageInterceptor
{
    /// <summary>Grains with two activations, and the older activation of each.</summary>
    private readonly Dictionary<GrainId, IGrainContext> _divided = [];

    /// <summary>The request that a client is sending.</summary>
    public Attempt? Calling { get; set; }

    /// <summary>Routes requests to either of a grain's two activations for a while, then ends the older one.</summary>
    public void Divide(GrainId grain, IGrainContext old, long during)
    {
        _divided[grain] = old;
        world.Oracle.OnDivided(grain.ToString());
        process.After(during, () =>
        {
            _divided.Remove(grain);
            old.Deactivate(new(DeactivationReasonCode.DirectoryFailure, "The cluster agreed on another activation."));
        });
    }

    public void OnRequest(GrainMessage message)
    {
        world.Trace.Add(message.Method, message.Caller is null ? 0 : 1);
        world.Trace.Say($"    {message.Caller?.ToString() ?? "client"} -> {message.Grain} {message.Method}");

        if (world.Faults.Take(FaultKind.DropRequest) is not null)
        {
            return;
        }

        if (world.Faults.Take(FaultKind.DelayRequest) is { } delay)
        {
            process.Deliver(LatenessOf(delay.Amount), () => Arrive(message));
            return;
        }

        // Orleans delivers a request at most once; a duplicate here stands for a retry by the caller.
        if ((Calling is not null || message.IsIdempotent) && world.Faults.Take(FaultKind.DoubleRequest) is { } twice)
        {
            if (Calling is not null)
            {
                Calling.Deliveries++;
            }

            process.Deliver(LatenessOf(twice.Amount), () => Arrive(message));
        }

        Usually(() => Arrive(message));
    }

    public void OnResponse(GrainMessage message)
    {
        world.Plant.OnResponse(message);
        if (world.Faults.Take(FaultKind.DropResponse) is not null)
        {
            return;
        }

        if (world.Faults.Take(FaultKind.DelayResponse) is { } delay)
        {
            process.Deliver(LatenessOf(delay.Amount), message.Deliver);
            return;
        }

        Usually(message.Deliver);
    }

    /// <summary>Mostly shorter than callers notice, occasionally seconds, rarely as long as callers wait.</summary>
    private static long LatenessOf(ulong amount) => (amount % 16) switch
    {
        0 => (25 * TimeSpan.TicksPerSecond) + (long)(amount % (ulong)(10 * TimeSpan.TicksPerSecond)),
        < 5 => (long)(amount % (ulong)(3 * TimeSpan.TicksPerSecond)),
        _ => (long)(amount % (ulong)(20 * TimeSpan.TicksPerMillisecond)),
    };

    private void Arrive(GrainMessage message)
    {
        if (!world.Plant.Holds(message, () => Arrive(message)))
        {
            message.Deliver(_divided.TryGetValue(message.Grain, out var old) && world.Random.Percent(50) ? old : null);
        }
    }

    private void Usually(Action deliver)
    {
        if (world.Random.Percent(60))
        {
            deliver();
        }
        else
        {
            process.Deliver(world.Random.Below(TimeSpan.TicksPerMillisecond), deliver);
        }
    }
}
