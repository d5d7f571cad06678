using System.Globalization;
using System.Text;
using Qiniu.Util;

namespace Swiper.Api.Media.Qiniu;

/// <summary>
/// The form that an upload is. The SDK can write one, with the line ends of the system it runs on, which on everything but Windows are not the ones
/// that a form must have.
/// </summary>
internal static class QiniuForm
{
    /// <summary>The form with its fields between boundaries, as bytes.</summary>
    public static byte[] Of(string boundary, string key, string token, byte[] content, string contentType)
    {
        var head = new StringBuilder();
        foreach (var (name, value) in new[] { ("key", key), ("token", token), ("crc32", $"{CRC32.CheckSumBytes(content)}") })
        {
            head.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }

        head.Append(
            CultureInfo.InvariantCulture,
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{key}\"\r\nContent-Type: {contentType}\r\n\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. content, .. Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n")];
    }
}
