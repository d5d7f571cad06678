using System.Net.Sockets;
using Orleans.Serialization;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Api.Pipeline;

/// <summary>Maps exceptions to refusals without leaking internals.</summary>
internal static class Failures
{
    private const string OwnFrame = "at Swiper.";
    private const string RuntimeFrame = "at System.";

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

    public static Refusal ToRefusal(Exception exception)
    {
        if (exception is BadHttpRequestException)
        {
            return Refusal.BadRequest(BodyReader.WholeBody);
        }

        return IsOutage(exception) ? new Refusal(ErrorCode.UNAVAILABLE, RetryAfter: ComeBackIn) : new Refusal(ErrorCode.INTERNAL_ERROR);
    }

    /// <summary>
    /// Whether a store, a silo or the network is at fault, so that the request may be repeated. What a grain throws arrives with its own type and is a
    /// defect unless it is listed here. What Orleans could not deliver arrives as whatever exception the runtime met.
    /// </summary>
    private static bool IsOutage(Exception exception) => exception switch
    {
        StoreUnavailableException or TimeoutException or IOException or SocketException => true,

        // A request, an activation or a connection that a stopping host called off. If the client had, there would be nobody to answer.
        OperationCanceledException => true,
        ObjectDisposedException => !IsThrownByOwnCode(exception),

        // While versions are mixed, or a driver's exception that no store replaced.
        SerializerException or UnavailableExceptionFallbackException => true,
        AggregateException { InnerExceptions: [var only] } => IsOutage(only),

        // Orleans wraps the reason why a grain's state could not be read in its base exception: that cause decides. Its other exceptions are all about
        // calls, silos, connections and gateways.
        OrleansException { InnerException: { } cause } when exception.GetType() == typeof(OrleansException) => IsOutage(cause),
        OrleansException => true,
        _ => false,
    };

    /// <summary>
    /// Whether the innermost frame, but for the class library's, is our own: then it is we who used something disposed, and not the host that stops. An
    /// exception from another silo brings its frames as text.
    /// </summary>
    private static bool IsThrownByOwnCode(Exception exception)
    {
        foreach (var line in (exception.StackTrace ?? "").AsSpan().EnumerateLines())
        {
            var frame = line.TrimStart();
            if (frame.StartsWith("at ", StringComparison.Ordinal) && !frame.StartsWith(RuntimeFrame, StringComparison.Ordinal))
            {
                return frame.StartsWith(OwnFrame, StringComparison.Ordinal);
            }
        }

        return false;
    }
}
