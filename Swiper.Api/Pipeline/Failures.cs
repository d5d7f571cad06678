using System.Net.Sockets;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Api.Pipeline;

/// <summary>Maps exceptions to refusals without leaking internals.</summary>
internal static class Failures
{
    private static readonly TimeSpan ComeBackIn = TimeSpan.FromSeconds(1);

    /// <summary>Answers a failed request, if it can still be answered.</summary>
    public static Task Answer(HttpContext context, Exception exception)
    {
        if (context.Response.HasStarted)
        {
            // Part of the answer is already sent: only a broken connection can tell the client that it is incomplete.
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

    /// <summary>Whether the client disconnected, which is no failure of the server.</summary>
    public static bool IsGone(HttpContext context, Exception exception) =>
        context.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException;

    public static Refusal ToRefusal(Exception exception) => exception switch
    {
        StoreUnavailableException or TimeoutException or OrleansMessageRejectionException => new Refusal(ErrorCode.UNAVAILABLE, RetryAfter: ComeBackIn),

        // Orleans wraps the reason why a grain's state could not be read: that cause decides, unless it is the network.
        OrleansException { InnerException: { } cause } when cause is not (IOException or SocketException) => ToRefusal(cause),
        OrleansException => new Refusal(ErrorCode.UNAVAILABLE, RetryAfter: ComeBackIn),
        BadHttpRequestException => Refusal.BadRequest(BodyReader.WholeBody),
        _ => new Refusal(ErrorCode.INTERNAL_ERROR),
    };
}
