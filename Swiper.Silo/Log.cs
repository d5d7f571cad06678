using Swiper.Silo.Accounts;

namespace Swiper.Silo;

/// <summary>The log messages of a silo. Never a phone number, code or key.</summary>
internal static partial class Log
{
    [LoggerMessage(EventIds.SmsFailed, LogLevel.Error, "Message {SendId} was not sent: {Outcome} after {Tries} tries")]
    public static partial void SmsFailed(ILogger logger, long sendId, SmsOutcome outcome, int tries);

    [LoggerMessage(EventIds.SmsUnknown, LogLevel.Warning, "Message {SendId} may not have been sent: no answer came in time")]
    public static partial void SmsUnknown(ILogger logger, long sendId);

    [LoggerMessage(EventIds.SmsProviderThrew, LogLevel.Error, "The provider failed on message {SendId} with {ExceptionType}")]
    public static partial void SmsProviderThrew(ILogger logger, long sendId, string exceptionType);

    [LoggerMessage(EventIds.SmsNotTakenBack, LogLevel.Warning, "Message {SendId} could not be taken back: {ExceptionType}")]
    public static partial void SmsNotTakenBack(ILogger logger, long sendId, string exceptionType);

    [LoggerMessage(EventIds.SmsAbandoned, LogLevel.Warning, "Stopping with {Count} messages still queued")]
    public static partial void SmsAbandoned(ILogger logger, int count);

    [LoggerMessage(EventIds.SmsRefused, LogLevel.Information, "Message {SendId} was not sent, and the next request for its number is told so: {Outcome}")]
    public static partial void SmsRefused(ILogger logger, long sendId, SmsOutcome outcome);

    [LoggerMessage(EventIds.SmsNotKept, LogLevel.Warning, "Message {SendId} could not be kept in the inbox: {ExceptionType}")]
    public static partial void SmsNotKept(ILogger logger, long sendId, string exceptionType);

    [LoggerMessage(EventIds.RedeliveryNotStarted, LogLevel.Warning, "Redelivery of shard {Shard} could not be started and is retried: {ExceptionType}")]
    public static partial void RedeliveryNotStarted(ILogger logger, int shard, string exceptionType);

    [LoggerMessage(EventIds.GrainStateFailed, LogLevel.Error, "Store {Store} failed to {Operation} state '{State}': {Cause}")]
    public static partial void GrainStateFailed(ILogger logger, string store, string operation, string state, string cause);

    [LoggerMessage(EventIds.MembershipLost, LogLevel.Critical, "Redis no longer lists this silo: it ends, to be started again by its supervisor")]
    public static partial void MembershipLost(ILogger logger);

    [LoggerMessage(EventIds.MembershipUnread, LogLevel.Warning, "Redis cannot be asked whether it lists this silo: {ExceptionType}")]
    public static partial void MembershipUnread(ILogger logger, string exceptionType);

    [LoggerMessage(EventIds.WaitingToFound, LogLevel.Information, "Redis lists no silo: waiting {Seconds} s, in case it lost those of a cluster that still serves")]
    public static partial void WaitingToFound(ILogger logger, double seconds);

    [LoggerMessage(EventIds.AliyunFault, LogLevel.Critical, "Aliyun refuses to send anything ({Code}): look at Sms:Aliyun, the account and its template; no codes are sent until then")]
    public static partial void AliyunFault(ILogger logger, string code);

    [LoggerMessage(EventIds.AliyunRecovered, LogLevel.Information, "Aliyun sends again")]
    public static partial void AliyunRecovered(ILogger logger);

    [LoggerMessage(EventIds.AliyunAnswered, LogLevel.Warning, "Aliyun answered message {SendId} with {Code}")]
    public static partial void AliyunAnswered(ILogger logger, long sendId, string code);
}
