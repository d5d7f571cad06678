using System.Diagnostics;
using Serilog.Events;
using Swiper.Silo.Hosting;

namespace Swiper.Silo.Logging;

/// <summary>What is logged at a start though nothing is wrong, or though it is said elsewhere. Each is told by what it says, so that no other warning goes with it.</summary>
internal static class StartNoise
{
    private static readonly DateTimeOffset ProcessStart = StartOf(Process.GetCurrentProcess());

    public static bool Is(LogEvent logEvent) => Is(logEvent, ProcessStart);

    public static bool Is(LogEvent logEvent, DateTimeOffset start) => SourceOf(logEvent) switch
    {
        // Which collector is better here was measured; the project file chooses it.
        "Orleans.Runtime.Silo" => logEvent.MessageTemplate.Text.Contains("ServerGC", StringComparison.Ordinal),

        // The watchdog's first look may come before its other thread has noted a time. It then counts from when the machine was started.
        "Orleans.Runtime.Watchdog" => DurationOf(logEvent) > logEvent.Timestamp - start,
        // The host logs what fails its start with a stack; what an operator can mend is said in a sentence instead.
        "Microsoft.Extensions.Hosting.Internal.Host" => logEvent.Exception is { } exception && StartFailure.Explain(exception) is not null,
        _ => false,
    };

    private static string? SourceOf(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue("SourceContext", out var source) && source is ScalarValue { Value: string name } ? name : null;

    private static TimeSpan? DurationOf(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue("TimeSinceLastTick", out var duration) && duration is ScalarValue { Value: TimeSpan time } ? time : null;

    private static DateTimeOffset StartOf(Process process)
    {
        using (process)
        {
            return process.StartTime;
        }
    }
}
