using System.Globalization;

namespace Swiper.Api.Pipeline;

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

        Served(logger, level, level >= LogLevel.Warning ? failure : null, Line(context, state, elapsed));
    }

    /// <summary>Made into one text here: taking it apart into named values, only to print them in a row, would cost more than the rest of the edge.</summary>
    private static string Line(HttpContext context, RequestState state, TimeSpan elapsed)
    {
        var method = Method(context.Request.Method);
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? Unrouted;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{method} {route} {context.Response.StatusCode} code {(int)state.Code} user {state.User?.Id ?? 0} in {elapsed.TotalMilliseconds:0.0} ms, request {context.TraceIdentifier}");
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

    [LoggerMessage(EventId = EventIds.RequestServed, Message = "{Request}")]
    private static partial void Served(ILogger logger, LogLevel level, Exception? exception, string request);
}
