using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Swiper.Api.Pipeline;

namespace Swiper.Api.Tests.Pipeline;

public sealed class RequestLogTests : IDisposable
{
    private readonly Logger _serilog;
    private readonly SerilogLoggerProvider _provider;
    private readonly Sink _sink = new();

    public RequestLogTests()
    {
        _serilog = new LoggerConfiguration().WriteTo.Sink(_sink).CreateLogger();
        _provider = new SerilogLoggerProvider(_serilog);
    }

    public void Dispose()
    {
        _provider.Dispose();
        _serilog.Dispose();
    }

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
    }

    [Fact]
    public void Write_ARequest_IsALineForPeopleWithoutPathOrQuery()
    {
        var written = Write(Request("GET", "/media/{key}", "/media/secret.jpg"), ErrorCode.Ok, 200);

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

    private static string Line(LogEvent written)
    {
        using var line = new StringWriter();
        new Silo.Logging.LogFormatter().Format(written, line);
        return line.ToString();
    }

    private LogEvent Write(HttpContext context, ErrorCode code, int status, Exception? failure = null)
    {
        context.Response.StatusCode = status;
        var state = new RequestState(null!, isIndented: false) { Code = code };
        RequestLog.Write(_provider.CreateLogger("test"), context, state, TimeSpan.FromMilliseconds(1.25), failure);
        return Assert.Single(_sink.Events);
    }

    private sealed class Sink : ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }
}
