using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Swiper.Api.Pipeline;

/// <summary>
/// One event a request, with its method, route, status, code and time as properties. It names the route's template, never the path or query,
/// and no user: a log needs none of what is personal in them.
/// </summary>
/// <remarks>
/// Requests of one kind differ in time and id only, so the rest of their events is made once a kind. <c>[LoggerMessage]</c> would make all of
/// it anew for each request, at more than twice the cost.
/// </remarks>
internal sealed class RequestLog(Serilog.ILogger logger)
{
    private const string Unrouted = "-";
    private const string Elapsed = nameof(Elapsed);
    private const string RequestId = nameof(RequestId);

    private static readonly MessageTemplate Template =
        new MessageTemplateParser().Parse($"{{Method}} {{Route}} {{Status}} code {{Code}} in {{{Elapsed}:0.0}} ms, request {{{RequestId}}}");

    private readonly Serilog.ILogger _logger = logger.ForContext<Edge>();
    private readonly ConcurrentDictionary<Kind, (MessageTemplate Template, Dictionary<string, LogEventPropertyValue> Properties)> _kinds = new();

    public void Write(HttpContext context, ErrorCode code, DateTimeOffset now, TimeSpan elapsed, Exception? failure)
    {
        var level = LevelOf(context, code, failure);
        if (!_logger.IsEnabled(level))
        {
            return;
        }

        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? Unrouted;
        var kind = new Kind(MethodOf(context.Request.Method), route, context.Response.StatusCode, (int)code);
        var (template, shared) = _kinds.GetOrAdd(kind, static kind => (TemplateOf(kind), PropertiesOf(kind)));
        var properties = new Dictionary<string, LogEventPropertyValue>(shared)
        {
            [Elapsed] = new ScalarValue(elapsed.TotalMilliseconds),
            [RequestId] = new ScalarValue(context.TraceIdentifier),
        };
        _logger.Write(LogEvent.UnstableAssembleFromParts(
            now, level, level >= LogEventLevel.Warning ? failure : null, template, properties, traceId: default, spanId: default));
    }

    private static LogEventLevel LevelOf(HttpContext context, ErrorCode code, Exception? failure)
    {
        if (failure is not null && Failures.IsGone(context, failure))
        {
            return LogEventLevel.Information;
        }

        return code switch
        {
            ErrorCode.INTERNAL_ERROR => LogEventLevel.Error,
            ErrorCode.UNAVAILABLE => LogEventLevel.Warning,
            _ => LogEventLevel.Information,
        };
    }

    /// <summary>An unknown method could be any text, also a personal one.</summary>
    private static string MethodOf(string method) =>
        HttpMethods.GetCanonicalizedValue(method) is ("GET" or "POST" or "HEAD" or "OPTIONS" or "PUT" or "DELETE" or "PATCH") and var known ? known : "OTHER";

    /// <summary>The template of all requests, with the text that is the same within a kind already filled in.</summary>
    private static MessageTemplate TemplateOf(Kind kind) => new(
        Template.Text,
        [
            new TextToken($"{kind.Method} {kind.Route} {kind.Status} code {kind.Code} in "),
            .. Template.Tokens.SkipWhile(token => token is not PropertyToken { PropertyName: Elapsed }),
        ]);

    /// <summary>Has a place for each property, also for those set later: a copy never grows.</summary>
    private static Dictionary<string, LogEventPropertyValue> PropertiesOf(Kind kind) => new()
    {
        [Constants.SourceContextPropertyName] = new ScalarValue(typeof(Edge).FullName),
        ["EventId"] = new StructureValue([new("Id", new ScalarValue(EventIds.RequestServed)), new("Name", new ScalarValue(nameof(EventIds.RequestServed)))]),
        [nameof(kind.Method)] = new ScalarValue(kind.Method),
        [nameof(kind.Route)] = new ScalarValue(kind.Route),
        [nameof(kind.Status)] = new ScalarValue(kind.Status),
        [nameof(kind.Code)] = new ScalarValue(kind.Code),
        [Elapsed] = ScalarValue.Null,
        [RequestId] = ScalarValue.Null,
    };

    private readonly record struct Kind(string Method, string Route, int Status, int Code);
}
