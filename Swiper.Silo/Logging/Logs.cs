using Serilog;
using Serilog.Configuration;
using Serilog.Events;
using Swiper.Grains.Interfaces.Configuration;
using Swiper.Silo.Hosting;
using Swiper.Silo.Storage;

namespace Swiper.Silo.Logging;

/// <summary>
/// Logs: the console, <c>info</c> with a file a day of which 30 are kept, and <c>error</c> (warnings and up) of which 4 weeks are kept. They
/// are written by a thread of their own; when it cannot keep up, lines are dropped rather than requests held up. <c>Logs:Files</c> false
/// leaves the console alone, for where something else collects what is printed and a disk would fill up unseen.
/// </summary>
public static class Logs
{
    private const int InfoFilesKept = 30;
    private const long LargestFileBytes = 256L * 1024 * 1024;

    private static readonly TimeSpan ErrorsKept = TimeSpan.FromDays(28);
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    /// <summary>Sets the logs up.</summary>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        var options = builder.Configuration.Read<LogOptions>();
        if (options.Files)
        {
            builder.Services.AddSingleton<IStartCheck>(services => new FolderCheck("Logs:Folder", FolderOf(services, options)));
        }

        builder.Services.AddSerilog((services, logs) => Configure(logs, options.Level, options.Files ? FolderOf(services, options) : null));
    }

    private static string FolderOf(IServiceProvider services, LogOptions options) =>
        options.Folder.Length > 0 ? options.Folder : Path.Combine(services.GetRequiredService<DataFolder>().Path, "logs");

    private static void Configure(LoggerConfiguration logs, LogEventLevel level, string? folder)
    {
        var formatter = new LogFormatter();
        var console = new ConsoleLines(formatter);
        var sinks = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(console);
        if (folder is not null)
        {
            AddFiles(sinks.WriteTo, formatter, folder);
        }

        logs.MinimumLevel.Warning()
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override(nameof(Swiper), level)

            // Off altogether: each request would pay for an activity and a scope that is never read and would hold its path, too.
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)

            // Orleans' lines on failed calls, which name grains. The class that calls the database logs the failure itself.
            .MinimumLevel.Override(typeof(GrainStateStorage).FullName!, LevelAlias.Off)
            .Filter.ByExcluding(StartNoise.Is)
            .WriteTo.Sink(new BatchedSink(sinks.CreateLogger(), console.Flush));
    }

    private static void AddFiles(LoggerSinkConfiguration sinks, LogFormatter formatter, string folder)
    {
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
    }
}
