namespace Swiper.Api.Media.Qiniu;

internal static partial class QiniuLog
{
    [LoggerMessage(3450, LogLevel.Critical, "Qiniu refuses everything ({Code}): look at Media:Qiniu, the account and its bucket; no pictures are taken until then")]
    public static partial void QiniuFault(ILogger logger, int code);

    [LoggerMessage(3451, LogLevel.Information, "Qiniu works again")]
    public static partial void QiniuRecovered(ILogger logger);

    [LoggerMessage(3452, LogLevel.Warning, "Qiniu answered {Code} (0 = no answer), attempt {Tries}")]
    public static partial void QiniuFailed(ILogger logger, int code, int tries);

    [LoggerMessage(3453, LogLevel.Warning, "Qiniu's SDK failed with {ExceptionType}")]
    public static partial void QiniuThrew(ILogger logger, string exceptionType);
}
