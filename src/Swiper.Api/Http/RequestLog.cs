namespace Swiper.Http;

/// <summary>One line a request. It names the route's template, never the path or query, which may hold what belongs in no log.</summary>
internal static partial class RequestLog
{
    private const string Unrouted = "-";

    /// <summary>Writes the line.</summary>
    internal static void Write(ILogger logger, HttpContext context, RequestState state, TimeSpan elapsed, Exception? failure)
    {
        var level = LevelOf(context, state.Code, failure);
        if (!logger.IsEnabled(level))
        {
            return;
        }

        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? Unrouted;
        Served(
            logger,
            level,
            level >= LogLevel.Warning ? failure : null,
            Method(context.Request.Method),
            route,
            context.Response.StatusCode,
            (int)state.Code,
            state.User?.Id ?? 0,
            Math.Round(elapsed.TotalMilliseconds, 1),
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

    /// <summary>A method nobody knows could be any text.</summary>
    private static string Method(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)
            || HttpMethods.IsPut(method) || HttpMethods.IsDelete(method) || HttpMethods.IsPatch(method)
                ? method
                : "OTHER";

    [LoggerMessage(EventId = 1000, Message = "{Method} {Route} {Status} code {Code} user {UserId} in {Elapsed} ms, request {RequestId}")]
    private static partial void Served(
        ILogger logger,
        LogLevel level,
        Exception? exception,
        string method,
        string route,
        int status,
        int code,
        long userId,
        double elapsed,
        string requestId);
}
