using Swiper.Silo.Accounts;

namespace Swiper.Silo;

/// <summary>What a silo logs. Event ids: 3000 codes, 3100 redelivery, 3200 grain state, 3300 robots.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Error, "Message {SendId} was not sent: {Outcome} after {Tries} tries")]
    public static partial void SmsFailed(ILogger logger, long sendId, SmsOutcome outcome, int tries);

    [LoggerMessage(3001, LogLevel.Warning, "Message {SendId} may not have been sent: no answer came in time")]
    public static partial void SmsUnknown(ILogger logger, long sendId);

    [LoggerMessage(3002, LogLevel.Error, "The provider failed on message {SendId} with {ExceptionType}")]
    public static partial void SmsProviderThrew(ILogger logger, long sendId, string exceptionType);

    [LoggerMessage(3003, LogLevel.Warning, "Message {SendId} could not be taken back: {ExceptionType}")]
    public static partial void SmsNotTakenBack(ILogger logger, long sendId, string exceptionType);

    [LoggerMessage(3004, LogLevel.Warning, "Stopping with {Count} messages still queued")]
    public static partial void SmsAbandoned(ILogger logger, int count);

    [LoggerMessage(3005, LogLevel.Information, "Message {SendId} was not sent, and whoever asks for its number is told so: {Outcome}")]
    public static partial void SmsRefused(ILogger logger, long sendId, SmsOutcome outcome);

    [LoggerMessage(3006, LogLevel.Warning, "Message {SendId} could not be kept in the inbox: {ExceptionType}")]
    public static partial void SmsNotKept(ILogger logger, long sendId, string exceptionType);

    [LoggerMessage(3200, LogLevel.Error, "Store {Store} failed to {Operation} state '{State}': {Cause}")]
    public static partial void GrainStateFailed(ILogger logger, string store, string operation, string state, string cause);

    [LoggerMessage(3100, LogLevel.Warning, "Redelivery of shard {Shard} could not be started and will be tried again: {ExceptionType}")]
    public static partial void RedeliveryNotStarted(ILogger logger, int shard, string exceptionType);
}
