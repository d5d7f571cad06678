using Swiper.Simulation.Oracle;

namespace Swiper.Simulation.Clients;

/// <summary>Sends requests to whatever process lives, and waits as long as it has patience.</summary>
internal sealed class Caller(World world)
{
    private const long Slow = 20 * TimeSpan.TicksPerSecond;

    private readonly TaskCompletionSource _never = new();

    /// <summary>Sends one request. Answers whether an answer came, and the answer.</summary>
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
        var first = await Task.WhenAny(call, process.Died, patience > 0 ? world.Delay(patience) : _never.Task);
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

        return await Result(attempt, call);
    }

    private async Task<(bool IsAnswered, T? Value)> Result<T>(Attempt attempt, Task<T> call)
    {
        attempt.Ended = world.Loop.Now;
        try
        {
            var value = await call;
            attempt.Outcome = Outcome.Done;
            if (attempt.Deliveries == 1)
            {
                attempt.Closed = world.Oracle.Moment;
            }

            world.Trace.Add("answer", attempt.Op);
            if (world.Trace.IsKept)
            {
                world.Trace.Say($"op {attempt.Op} answered {value}");
            }

            CheckTime(attempt);
            return (true, value);
        }
        catch (Exception exception) when (exception is TimeoutException or OrleansException or OperationCanceledException)
        {
            attempt.Outcome = Outcome.Failed;
            world.Trace.Add("failed", attempt.Op);
            world.Trace.Say($"op {attempt.Op} failed: {exception.Message}");
            CheckTime(attempt);
            return (false, default);
        }
        catch (Exception exception)
        {
            world.Oracle.Fail("exception", $"{attempt.Kind} ended in {exception.GetType().Name}: {exception.Message}");
            return (false, default);
        }
    }

    /// <summary>Nothing waits for a time-out unless something went wrong shortly before or meanwhile.</summary>
    private void CheckTime(Attempt attempt) => world.Oracle.Require(
        attempt.Ended - attempt.Began < Slow || world.Faults.HasStalled,
        "waits",
        $"{attempt.Kind} waited {TimeSpan.FromTicks(attempt.Ended - attempt.Began).TotalSeconds:F0} s with nothing in its way");
}
