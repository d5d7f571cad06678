using System.Net.Sockets;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Api.Pipeline;

/// <summary>Turns what was thrown into an answer that says nothing of the inside.</summary>
internal static class Failures
{
    private static readonly TimeSpan ComeBackIn = TimeSpan.FromSeconds(1);

    /// <summary>Answers a failed request, if it can still be answered.</summary>
    public static Task Answer(HttpContext context, Exception exception)
    {
        if (context.Response.HasStarted)
        {
            // Half an answer is on its way: breaking the connection is the only way left to say that it is not whole.
            context.Abort();
            return Task.CompletedTask;
        }

        if (IsGone(context, exception))
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return Task.CompletedTask;
        }

        context.Response.Clear();
        SecurityHeaders.Set(context);
        return EnvelopeWriter.Write(context, ToRefusal(exception));
    }

    /// <summary>Whether the client went away, which is no failure of ours.</summary>
    public static bool IsGone(HttpContext context, Exception exception) =>
        context.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException;

    /// <summary>The refusal that stands for an exception.</summary>
    public static Refusal ToRefusal(Exception exception) => exception switch
    {
        StoreUnavailableException or TimeoutException or OrleansMessageRejectionException => new Refusal(ErrorCode.UNAVAILABLE, RetryAfter: ComeBackIn),

        // Orleans wraps what a grain's state could not be read for: that cause decides, unless it is the network.
        OrleansException { InnerException: { } cause } when cause is not (IOException or SocketException) => ToRefusal(cause),
        OrleansException => new Refusal(ErrorCode.UNAVAILABLE, RetryAfter: ComeBackIn),
        BadHttpRequestException => Refusal.BadRequest(BodyReader.WholeBody),
        _ => new Refusal(ErrorCode.INTERNAL_ERROR),
    };
}
