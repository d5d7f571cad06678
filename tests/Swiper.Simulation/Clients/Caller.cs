using Swiper.Simulation.Oracle;

namespace Swiper.Simulation.Clients;

/// <summary>Sends requests to the live process and waits for as long as the client's patience lasts.</summary>
internal sealed class Caller(World world)
{
    private const long Slow = 20 * TimeSpan.TicksPerSecond;

    public async Task<(bool IsAnswered, T? Value)> Try<T>(Attempt attempt, Func<IGrainFactory, Task<T>> send, long patience)
    {
        var process = world.Process;
        world.Oracle.Attempts.Add(attempt);
        world.Trace.Add("try", attempt.Op, (long)attempt.Kind, attempt.Other ?? 0);
        world.Trace.Say($"op {attempt.Op} {attempt.Kind} {attempt.User} {attempt.Other}");
        if (process.IsDead)
        {
            attempt.Closed = world.Oracle.Moment;
            attempt.Deliveries = 0;
            return (false, default);
        }

        Task<T> call;
        process.Fabric.Calling = attempt;
        try
        {
            call = send(process.Grains);
        }
        finally
        {
            process.Fabric.Calling = null;
        }

        world.Track(call);
        var first = await (patience > 0 ? Task.WhenAny(call, process.Died, world.Delay(patience)) : Task.WhenAny(call, process.Died));
        if (first != call)
        {
            world.Trace.Add("gone", attempt.Op);
            if (!process.IsDead && patience < Slow)
            {
                world.Faults.NoteImpatience();
            }

            _ = call.ContinueWith(static failed => failed.Exception, TaskContinuationOptions.ExecuteSynchronously);
            return (false, default);
        }

        attempt.Ended = world.Loop.Now;
        if (call.IsCompletedSuccessfully)
        {
            OnAnswer(attempt, call.Result);
            return (true, call.Result);
        }

        // Inspected rather than thrown: failures are frequent here and rethrowing is slow.
        OnFailure(attempt, call.Exception?.InnerException ?? new TaskCanceledException(call));
        return (false, default);
    }

    private void OnAnswer<T>(Attempt attempt, T value)
    {
        attempt.Outcome = Outcome.Done;
        if (attempt.Deliveries == 1)
        {
            attempt.Closed = world.Oracle.Moment;
        }

        world.Trace.Add("answer", attempt.Op);
        world.Trace.Say($"op {attempt.Op} answered {value}");
        CheckTime(attempt);
    }

    private void OnFailure(Attempt attempt, Exception failure)
    {
        if (failure is not (TimeoutException or OrleansException or OperationCanceledException))
        {
            world.Oracle.Fail("exception", $"{attempt.Kind} ended in {failure.GetType().Name}: {failure.Message}");
            return;
        }

        attempt.Outcome = Outcome.Failed;
        world.Trace.Add("failed", attempt.Op);
        world.Trace.Say($"op {attempt.Op} failed: {failure.Message}");
        CheckTime(attempt);
    }

    /// <summary>Requires that a request times out only if a fault struck shortly before it or during it.</summary>
    private void CheckTime(Attempt attempt) => world.Oracle.Require(
        attempt.Ended - attempt.Began < Slow || world.Faults.HasStalled,
        "waits",
        $"{attempt.Kind} waited {TimeSpan.FromTicks(attempt.Ended - attempt.Began).TotalSeconds:F0} s with nothing in its way");
}
