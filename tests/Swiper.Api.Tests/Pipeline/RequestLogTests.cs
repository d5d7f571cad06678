using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;
using Swiper.Api.Pipeline;

namespace Swiper.Api.Tests.Pipeline;

public sealed class RequestLogTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 16, 0, 0, TimeSpan.Zero);

    private readonly Logger _serilog;
    private readonly RequestLog _log;
    private readonly Sink _sink = new();

    public RequestLogTests()
    {
        _serilog = new LoggerConfiguration().WriteTo.Sink(_sink).CreateLogger();
        _log = new RequestLog(_serilog);
    }

    public void Dispose() => _serilog.Dispose();

    [Fact]
    public void Write_ARequest_HasPropertiesToSearchBy()
    {
        var written = Write(Request("GET", "/media/{key}", "/media/secret.jpg"), ErrorCode.NO_SUCH_ROUTE, 404);

        Assert.Equal(2000, ((written.Properties["EventId"] as StructureValue)!.Properties.Single(part => part.Name == "Id").Value as ScalarValue)!.Value);
        Assert.Equal("GET", Value(written, "Method"));
        Assert.Equal("/media/{key}", Value(written, "Route"));
        Assert.Equal(404, Value(written, "Status"));
        Assert.Equal(1404, Value(written, "Code"));
        Assert.Equal(1.25, Value(written, "Elapsed"));
        Assert.Equal("trace", Value(written, "RequestId"));
        Assert.Equal("Swiper.Api.Pipeline.Edge", Value(written, "SourceContext"));
    }

    [Fact]
    public void Write_ARequest_IsALineForPeopleWithoutPathOrQuery()
    {
        var written = Write(Request("GET", "/media/{key}", "/media/secret.jpg"), ErrorCode.Ok, 200);

        Assert.StartsWith("2026-01-31T16:00:00.000Z INF Swiper.Api.Pipeline.Edge: ", Line(written), StringComparison.Ordinal);
        Assert.EndsWith("GET /media/{key} 200 code 0 in 1.3 ms, request trace", Line(written).TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Line(written) + string.Concat(written.Properties.Values), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnUnknownMethodAndRoute_NamesNeither()
    {
        var written = Write(Request("SECRET", null, "/secret"), ErrorCode.NO_SUCH_ROUTE, 404);

        Assert.Equal(("OTHER", "-"), (Value(written, "Method"), Value(written, "Route")));
    }

    [Fact]
    public void Write_AMethodInLowerCase_IsTheMethod()
    {
        var written = Write(Request("get", "/", "/"), ErrorCode.Ok, 200);

        Assert.Equal("GET", Value(written, "Method"));
    }

    [Fact]
    public void Write_RequestsOfOneKind_ShareNeitherTimeNorId()
    {
        var first = Write(Request("GET", "/", "/"), ErrorCode.Ok, 200);
        var again = Request("GET", "/", "/");
        again.TraceIdentifier = "another";

        var second = Write(again, ErrorCode.Ok, 200, elapsed: TimeSpan.FromMilliseconds(20));

        Assert.Equal((1.25, "trace"), (Value(first, "Elapsed"), Value(first, "RequestId")));
        Assert.Equal((20.0, "another"), (Value(second, "Elapsed"), Value(second, "RequestId")));
    }

    [Fact]
    public void Write_RequestsOfDifferentKinds_DifferInLineButNotInTemplate()
    {
        var first = Write(Request("GET", "/a", "/a"), ErrorCode.Ok, 200);

        var second = Write(Request("POST", "/b", "/b"), ErrorCode.NO_SUCH_ROUTE, 404);

        Assert.EndsWith("POST /b 404 code 1404 in 1.3 ms, request trace", Line(second).TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(first.MessageTemplate.Text, second.MessageTemplate.Text);
        Assert.Equal(["Method", "Route", "Status", "Code", "Elapsed", "RequestId"], NamesIn(second.MessageTemplate.Text).Where(second.Properties.ContainsKey));
    }

    [Fact]
    public void Write_BelowTheLevel_IsNothing()
    {
        using var warnings = new LoggerConfiguration().MinimumLevel.Override("Swiper", LogEventLevel.Warning).WriteTo.Sink(_sink).CreateLogger();
        var log = new RequestLog(warnings);

        log.Write(Request("GET", "/", "/"), ErrorCode.Ok, Now, TimeSpan.Zero, failure: null);
        log.Write(Request("GET", "/", "/"), ErrorCode.UNAVAILABLE, Now, TimeSpan.Zero, failure: null);

        Assert.Equal(LogEventLevel.Warning, Assert.Single(_sink.Events).Level);
    }

    [Fact]
    public void Write_AFailure_IsAnErrorWithItsException()
    {
        var failure = new InvalidOperationException("a defect");

        var written = Write(Request("GET", "/", "/"), ErrorCode.INTERNAL_ERROR, 500, failure);

        Assert.Equal((LogEventLevel.Error, failure), (written.Level, written.Exception));
    }

    private static DefaultHttpContext Request(string method, string? route, string path)
    {
        var context = new DefaultHttpContext { TraceIdentifier = "trace" };
        context.Request.Method = method;
        context.Request.Path = path;
        context.Request.QueryString = new QueryString("?token=secret");
        if (route is not null)
        {
            context.SetEndpoint(new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse(route), 0).Build());
        }

        return context;
    }

    private static object? Value(LogEvent written, string property) => (written.Properties[property] as ScalarValue)?.Value;

    private static IEnumerable<string> NamesIn(string template) =>
        new MessageTemplateParser().Parse(template).Tokens.OfType<PropertyToken>().Select(token => token.PropertyName);

    private static string Line(LogEvent written)
    {
        using var line = new StringWriter();
        new Silo.Logging.LogFormatter().Format(written, line);
        return line.ToString();
    }

    private LogEvent Write(HttpContext context, ErrorCode code, int status, Exception? failure = null, TimeSpan? elapsed = null)
    {
        context.Response.StatusCode = status;
        _log.Write(context, code, Now, elapsed ?? TimeSpan.FromMilliseconds(1.25), failure);
        return _sink.Events[^1];
    }

    private sealed class Sink : ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }
}
