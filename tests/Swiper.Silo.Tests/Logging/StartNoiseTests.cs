using Serilog.Events;
using Serilog.Parsing;
using Swiper.Silo.Logging;

namespace Swiper.Silo.Tests.Logging;

public sealed class StartNoiseTests
{
    private const string Stalled = "Participant check thread has not completed for {TimeSinceLastTick}";
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    [Theory]
    [InlineData("Orleans.Runtime.Silo", "Note: Silo not running with ServerGC turned on", 0, true)]
    [InlineData("Orleans.Runtime.Silo", "A verbose logging level is configured", 0, false)]
    [InlineData("Orleans.Runtime.SiloControl", "Note: Silo not running with ServerGC turned on", 0, false)]
    [InlineData("Orleans.Runtime.Watchdog", Stalled, 3600, true)]
    [InlineData("Orleans.Runtime.Watchdog", Stalled, 5, false)]
    [InlineData("Orleans.Runtime.Watchdog", "1 of 2 components reported issues", 0, false)]
    [InlineData("Orleans.Runtime.Membership", Stalled, 3600, false)]
    public void Is_WarningTenSecondsAfterTheStart_IsNoiseOnlyWhereNothingIsWrong(string source, string text, int stalledSeconds, bool expected)
    {
        List<LogEventProperty> properties = [new("SourceContext", new ScalarValue(source))];
        if (stalledSeconds > 0)
        {
            properties.Add(new("TimeSinceLastTick", new ScalarValue(TimeSpan.FromSeconds(stalledSeconds))));
        }

        var warning = new LogEvent(Start.AddSeconds(10), LogEventLevel.Warning, null, new MessageTemplateParser().Parse(text), properties);

        Assert.Equal(expected, StartNoise.Is(warning, Start));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Is_FailedStart_IsNoiseOnlyIfASentenceExplainsIt(bool isExplained)
    {
        var failure = isExplained ? new IOException("Port in use.") : (Exception)new InvalidOperationException("A defect.");
        var error = new LogEvent(
            Start,
            LogEventLevel.Error,
            failure,
            new MessageTemplateParser().Parse("Hosting failed to start"),
            [new("SourceContext", new ScalarValue("Microsoft.Extensions.Hosting.Internal.Host"))]);

        Assert.Equal(isExplained, StartNoise.Is(error, Start));
    }
}
