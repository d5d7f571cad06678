namespace Swiper.Api.Pipeline;

/// <summary>
/// One event a request, with its method, route, status, code and time as properties. It names the route's template, never the path or query,
/// and no user: a log needs none of what is personal in them.
/// </summary>
internal static partial class RequestLog
{
    private const string Unrouted = "-";

    public static void Write(ILogger logger, HttpContext context, RequestState state, TimeSpan elapsed, Exception? failure)
    {
        var level = LevelOf(context, state.Code, failure);
        if (!logger.IsEnabled(level))
        {
            return;
        }

        Served(
            logger,
            level,
            level >= LogLevel.Warning ? failure : null,
            MethodOf(context.Request.Method),
            (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? Unrouted,
            context.Response.StatusCode,
            (int)state.Code,
            elapsed.TotalMilliseconds,
            context.TraceIdentifier);
    }

    private static LogLevel LevelOf(HttpContext context, ErrorCode code, Exception? failure)
    {
        if (failure is not null && Failures.IsGone(context, failure))
        {
            return LogLevel.Information;
        }

        return code switch
        {
            ErrorCode.INTERNAL_ERROR => LogLevel.Error,
            ErrorCode.UNAVAILABLE => LogLevel.Warning,
            _ => LogLevel.Information,
        };
    }

    /// <summary>An unknown method could be any text, also a personal one.</summary>
    private static string MethodOf(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)
            || HttpMethods.IsPut(method) || HttpMethods.IsDelete(method) || HttpMethods.IsPatch(method)
                ? method
                : "OTHER";

    [LoggerMessage(
        EventId = EventIds.RequestServed,
        Message = "{Method} {Route} {Status} code {Code} in {Elapsed:0.0} ms, request {RequestId}")]
    private static partial void Served(
        ILogger logger, LogLevel level, Exception? exception, string method, string route, int status, int code, double elapsed, string requestId);
}
