namespace Swiper.Api;

/// <summary>The log messages of the API, but for the line of each request (<see cref="Pipeline.RequestLog"/>).</summary>
internal static partial class Log
{
    [LoggerMessage(EventIds.PictureSweepFailed, LogLevel.Warning, "Pictures that are not needed any more could not be looked for; the next sweep retries")]
    public static partial void PictureSweepFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventIds.MediaFolderFailed, LogLevel.Error, "The folder of pictures cannot be used")]
    public static partial void MediaFolderFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventIds.QiniuFault, LogLevel.Critical, "Qiniu refuses everything ({Code}): look at Media:Qiniu, the account and its bucket; no pictures are taken until then")]
    public static partial void QiniuFault(ILogger logger, int code);

    [LoggerMessage(EventIds.QiniuRecovered, LogLevel.Information, "Qiniu works again")]
    public static partial void QiniuRecovered(ILogger logger);

    [LoggerMessage(EventIds.QiniuFailed, LogLevel.Warning, "Qiniu answered {Code} (0 = no answer), attempt {Tries}")]
    public static partial void QiniuFailed(ILogger logger, int code, int tries);

    [LoggerMessage(EventIds.QiniuThrew, LogLevel.Warning, "Qiniu's SDK failed with {ExceptionType}")]
    public static partial void QiniuThrew(ILogger logger, string exceptionType);
}
