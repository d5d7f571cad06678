namespace Swiper.Api.Media.Qiniu;

/// <summary>What the codes mean that Qiniu answers with, and its SDK makes up. Pure.</summary>
internal static class QiniuCode
{
    /// <summary>No answer came: no connection, a broken one, or too late.</summary>
    public const int NoAnswer = 0;

    /// <summary>Done.</summary>
    public const int Ok = 200;

    /// <summary>There is no such file.</summary>
    public const int NoSuchFile = 612;

    private const int NoSuchBucket = 631;
    private const int ChecksumMismatch = 406;
    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;
    private const int TooFrequentAccess = 573;

    /// <summary>Whether an operator has to act: keys, account, bucket or region are wrong, and every call meets the same.</summary>
    public static bool IsFault(int code) => code is < 0 or NoSuchBucket
        || (code is >= 400 and < 500 and not (ChecksumMismatch or RequestTimeout or TooManyRequests));

    /// <summary>Whether a repeat at once may do better.</summary>
    public static bool MayRepeat(int code) => code is NoAnswer or ChecksumMismatch or RequestTimeout or (>= 500 and < 600 and not TooFrequentAccess);
}
