namespace Swiper.Silo.Cloud;

/// <summary>What the cloud providers log. Event ids: 3400 Aliyun, 3450 Qiniu.</summary>
internal static partial class CloudLog
{
    [LoggerMessage(3400, LogLevel.Critical, "Aliyun refuses to send anything ({Code}): look at Sms:Aliyun, the account and its template; no codes are sent until then")]
    public static partial void AliyunFault(ILogger logger, string code);

    [LoggerMessage(3401, LogLevel.Information, "Aliyun sends again")]
    public static partial void AliyunRecovered(ILogger logger);

    [LoggerMessage(3402, LogLevel.Warning, "Aliyun answered message {SendId} with {Code}")]
    public static partial void AliyunAnswered(ILogger logger, long sendId, string code);

    [LoggerMessage(3450, LogLevel.Critical, "Qiniu refuses everything ({Code}): look at Media:Qiniu, the account and its bucket; no pictures are taken until then")]
    public static partial void QiniuFault(ILogger logger, int code);

    [LoggerMessage(3451, LogLevel.Information, "Qiniu works again")]
    public static partial void QiniuRecovered(ILogger logger);

    [LoggerMessage(3452, LogLevel.Warning, "Qiniu answered {Code} where 0 means no answer; tries so far: {Tries}")]
    public static partial void QiniuFailed(ILogger logger, int code, int tries);

    [LoggerMessage(3453, LogLevel.Warning, "Qiniu's SDK failed with {ExceptionType}")]
    public static partial void QiniuThrew(ILogger logger, string exceptionType);
}
