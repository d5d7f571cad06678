using Serilog;
using Serilog.Events;
using Swiper.Silo.Data;

namespace Swiper.Operations;

/// <summary>
/// Logs: the console, <c>info</c> with a file a day of which 30 are kept, and <c>error</c> (warnings and up) of which 4 weeks are kept. They
/// are written by a thread of their own; when it cannot keep up, lines are dropped rather than requests held up.
/// </summary>
internal static class Logs
{
    private const string FolderSetting = "Logs:Folder";
    private const string LevelSetting = "Logs:Level";
    private const int InfoFilesKept = 30;
    private const long LargestFileBytes = 256L * 1024 * 1024;

    private static readonly TimeSpan ErrorsKept = TimeSpan.FromDays(28);
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    /// <summary>Sets the logs up.</summary>
    internal static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog((services, logs) =>
        {
            var folder = builder.Configuration[FolderSetting] is { Length: > 0 } set
                ? set
                : Path.Combine(services.GetRequiredService<DataFolder>().Path, "logs");
            Configure(logs, folder, builder.Configuration.GetValue(LevelSetting, LogEventLevel.Information));
        });
    }

    private static void Configure(LoggerConfiguration logs, string folder, LogEventLevel level)
    {
        var formatter = new LogFormatter();
        logs.MinimumLevel.Warning()
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override(nameof(Swiper), level)
            .WriteTo.Async(sinks =>
            {
                sinks.Console(formatter);
                sinks.File(
                    formatter,
                    Path.Combine(folder, "info-.log"),
                    rollingInterval: RollingInterval.Day,
                    retainedFileCountLimit: InfoFilesKept,
                    fileSizeLimitBytes: LargestFileBytes,
                    rollOnFileSizeLimit: true,
                    buffered: true,
                    flushToDiskInterval: FlushInterval);
                sinks.File(
                    formatter,
                    Path.Combine(folder, "error-.log"),
                    restrictedToMinimumLevel: LogEventLevel.Warning,
                    rollingInterval: RollingInterval.Day,
                    retainedFileCountLimit: null,
                    retainedFileTimeLimit: ErrorsKept,
                    fileSizeLimitBytes: LargestFileBytes,
                    rollOnFileSizeLimit: true);
            });
    }
}
