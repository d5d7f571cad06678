using Microsoft.Extensions.Logging;

namespace Swiper.Storage;

internal static partial class Log
{
    [LoggerMessage(EventIds.BatchFailed, LogLevel.Error, "The outcome of {Changes} changes is unknown. {Reason}")]
    internal static partial void BatchFailed(ILogger logger, int changes, string reason, Exception? exception);

    [LoggerMessage(EventIds.ReadFailed, LogLevel.Error, "A read failed. {Reason}")]
    internal static partial void ReadFailed(ILogger logger, string reason);

    [LoggerMessage(EventIds.Opened, LogLevel.Information, "Store {Store} is open: {Provider}, schema {Schema}.")]
    internal static partial void Opened(ILogger logger, string store, StorageProvider provider, int schema);

    [LoggerMessage(EventIds.Migrated, LogLevel.Information, "Store {Store}: schema migrated from {From} to {To}.")]
    internal static partial void Migrated(ILogger logger, string store, int from, int to);

    [LoggerMessage(EventIds.Closed, LogLevel.Information, "Store {Store} is closed.")]
    internal static partial void Closed(ILogger logger, string store);

    [LoggerMessage(EventIds.WeakSettings, LogLevel.Warning, "Store {Store}: {Product} does not sync each commit, so a power cut can take back acknowledged writes.")]
    internal static partial void WeakSettings(ILogger logger, string store, string product);
}
