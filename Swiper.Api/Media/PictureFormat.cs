using SkiaSharp;

namespace Swiper.Api.Media;

/// <summary>A supported picture format.</summary>
/// <param name="Encoding">What the decoder calls it.</param>
/// <param name="ContentType">Its type on the wire.</param>
internal sealed record PictureFormat(SKEncodedImageFormat Encoding, string ContentType)
{
    private static readonly PictureFormat Jpeg = new(SKEncodedImageFormat.Jpeg, "image/jpeg");
    private static readonly PictureFormat Png = new(SKEncodedImageFormat.Png, "image/png");
    private static readonly PictureFormat WebP = new(SKEncodedImageFormat.Webp, "image/webp");

    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Detects the format by the first bytes, whatever the file was called; null if it is unsupported.</summary>
    public static PictureFormat? Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(JpegStart))
        {
            return Jpeg;
        }

        if (content.StartsWith(PngStart))
        {
            return Png;
        }

        return content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8) ? WebP : null;
    }
}
