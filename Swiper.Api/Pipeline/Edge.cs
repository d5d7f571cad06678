using Swiper.Grains.Interfaces;

namespace Swiper.Api.Pipeline;

/// <summary>
/// The outermost part of the pipeline: whatever happens inside, the request gets an envelope, the security headers and one line in the log.
/// </summary>
internal sealed class Edge(RequestDelegate next, ApiServices services, Drain drain, IHostEnvironment environment, Serilog.ILogger logger)
{
    private readonly bool _isIndented = environment.IsDevelopment();
    private readonly RequestLog _log = new(logger);

    public async Task InvokeAsync(HttpContext context)
    {
        var started = services.Time.GetTimestamp();
        var state = new RequestState(services, _isIndented);
        context.Features.Set(state);
        SecurityHeaders.Set(context);
        UnreadBody.Watch(context);
        Exception? failure = null;
        try
        {
            using var admitted = drain.Enter(context.Request.Path);
            if (drain.IsStopping)
            {
                context.Response.Headers.Connection = "close";
            }

            if (admitted.IsRefused)
            {
                await EnvelopeWriter.Write(context, new Refusal(ErrorCode.UNAVAILABLE));
            }
            else
            {
                await next(context);
                await FillEmptyAnswer(context);
            }
        }
        catch (Exception exception)
        {
            failure = exception;
            await Failures.Answer(context, exception);
        }

        _log.Write(context, state.Code, services.Time.GetUtcNow(), services.Time.GetElapsedTime(started), failure);
    }

    /// <summary>Adds the envelope to the bare status that routing answers unknown routes and methods with.</summary>
    private static Task FillEmptyAnswer(HttpContext context)
    {
        var response = context.Response;
        if (response is not { HasStarted: false, ContentLength: null, ContentType: null }
            || response.StatusCode is not (StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed))
        {
            return Task.CompletedTask;
        }

        AllowHead(response.Headers);
        return EnvelopeWriter.Write(context, new Refusal(ErrorCode.NO_SUCH_ROUTE), response.StatusCode);
    }

    /// <summary>Names HEAD beside GET: routing does not know that it is answered.</summary>
    private static void AllowHead(IHeaderDictionary headers)
    {
        var allowed = headers.Allow.ToString().Split(", ");
        if (allowed.Contains(HttpMethods.Get) && !allowed.Contains(HttpMethods.Head))
        {
            headers.Allow = string.Join(", ", [.. allowed, HttpMethods.Head]);
        }
    }
}
