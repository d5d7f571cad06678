using Microsoft.Extensions.Logging;

namespace Swiper.Grains;

/// <summary>The grains' log messages, without phone numbers, codes, tokens or places.</summary>
internal static partial class Log
{
    [LoggerMessage(EventIds.DocumentLost, LogLevel.Warning, "A {Document} could not be written; its activation ends")]
    public static partial void DocumentLost(ILogger log, Exception exception, string document);

    [LoggerMessage(EventIds.PartitionLost, LogLevel.Warning, "The partition of user {UserId} could not be written; its activation ends")]
    public static partial void PartitionLost(ILogger log, Exception exception, long userId);

    [LoggerMessage(EventIds.PartitionFenced, LogLevel.Warning, "The partition of user {UserId} belongs to a later activation; this one ends")]
    public static partial void PartitionFenced(ILogger log, long userId);

    [LoggerMessage(EventIds.TellFailed, LogLevel.Warning, "User {UserId} could not tell user {Other} of a swipe; redelivery will retry")]
    public static partial void TellFailed(ILogger log, Exception exception, long userId, long other);

    [LoggerMessage(EventIds.SettleFailed, LogLevel.Warning, "The listing of user {UserId} could not be settled; it will be retried")]
    public static partial void SettleFailed(ILogger log, Exception exception, long userId);

    [LoggerMessage(EventIds.ActivityNotRecorded, LogLevel.Warning, "The last activity of user {UserId} could not be recorded; it will be retried")]
    public static partial void ActivityNotRecorded(ILogger log, Exception exception, long userId);

    [LoggerMessage(EventIds.SweepFailed, LogLevel.Warning, "Shard {Shard} could not be swept; the next sweep retries")]
    public static partial void SweepFailed(ILogger log, Exception exception, int shard);

    [LoggerMessage(EventIds.Swept, LogLevel.Information, "Woke {Count} users of shard {Shard} to finish pending work")]
    public static partial void Swept(ILogger log, int shard, int count);

    [LoggerMessage(EventIds.CleaningFailed, LogLevel.Warning, "Pictures of user {UserId} could not be deleted; the next sweep retries")]
    public static partial void CleaningFailed(ILogger log, Exception exception, long userId);

    [LoggerMessage(EventIds.WakeFailed, LogLevel.Warning, "User {UserId} could not be woken; the next sweep retries")]
    public static partial void WakeFailed(ILogger log, Exception exception, long userId);

    [LoggerMessage(EventIds.JoinFailed, LogLevel.Warning, "A part of a pool that has become small could not be joined with its other half")]
    public static partial void JoinFailed(ILogger log, Exception exception);
}
