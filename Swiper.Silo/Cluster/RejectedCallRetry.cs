using Orleans.Serialization.Invocation;

namespace Swiper.Silo.Cluster;

/// <summary>
/// Repeats a call of an API that could not be delivered, and gives up a call that is not answered: while a silo stops, it sends away what reaches it,
/// until everybody knows where its users live now. A call whose outcome is unknown, because its silo died, is not repeated here; its caller is told.
/// </summary>
/// <remarks>
/// A grain that passes on the rejection of a call of its own looks the same from here: those that do (signing in, profiles, decks) can be called
/// again. If it lives in this very process it has used up the request, whose arguments are therefore given to it again.
/// </remarks>
internal sealed class RejectedCallRetry(TimeProvider time) : IOutgoingGrainCallFilter
{
    /// <summary>
    /// How long a call takes, with its repetitions. What a gateway that died had taken is never answered, and Orleans' own limit is only looked at once a
    /// second. With what else a request needs, it is answered within 5 s.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4.5);

    /// <summary>Takes care of what an API calls; what a grain calls passes, in a process that is both.</summary>
    public Task Invoke(IOutgoingGrainCallContext context) => context.SourceContext is null ? InvokePatiently(context) : context.Invoke();

    private async Task InvokePatiently(IOutgoingGrainCallContext context)
    {
        var started = time.GetTimestamp();
        var arguments = ArgumentsOf(context.Request);
        for (var pause = Rejections.FirstPause; ; pause = Rejections.Next(pause))
        {
            try
            {
                await context.Invoke().WaitAsync(Left(started), time);
                return;
            }
            catch (Exception exception) when (Rejections.IsUndelivered(exception) && Left(started) > pause)
            {
                await Task.Delay(pause, time);
                for (var index = 0; index < arguments.Length; index++)
                {
                    context.Request.SetArgument(index, arguments[index]!);
                }
            }
        }
    }

    private static object?[] ArgumentsOf(IInvokable request)
    {
        var count = request.GetArgumentCount();
        var arguments = count == 0 ? [] : new object?[count];
        for (var index = 0; index < count; index++)
        {
            arguments[index] = request.GetArgument(index);
        }

        return arguments;
    }

    private TimeSpan Left(long started)
    {
        var left = Patience - time.GetElapsedTime(started);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
