namespace Swiper.Silo.Accounts.Aliyun;

internal static partial class AliyunLog
{
    [LoggerMessage(3400, LogLevel.Critical, "Aliyun refuses to send anything ({Code}): look at Sms:Aliyun, the account and its template; no codes are sent until then")]
    public static partial void AliyunFault(ILogger logger, string code);

    [LoggerMessage(3401, LogLevel.Information, "Aliyun sends again")]
    public static partial void AliyunRecovered(ILogger logger);

    [LoggerMessage(3402, LogLevel.Warning, "Aliyun answered message {SendId} with {Code}")]
    public static partial void AliyunAnswered(ILogger logger, long sendId, string code);
}
