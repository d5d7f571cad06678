namespace Swiper.Api;

/// <summary>The ids of the API's log events, 2000 to 2999: 2000 requests, 2100 pictures, 2200 Qiniu. An id keeps its meaning for ever.</summary>
internal static class EventIds
{
    public const int RequestServed = 2000;
    public const int MediaFolderFailed = 2101;
    public const int PictureSweepFailed = 2102;
    public const int QiniuFault = 2200;
    public const int QiniuRecovered = 2201;
    public const int QiniuFailed = 2202;
    public const int QiniuThrew = 2203;
}
