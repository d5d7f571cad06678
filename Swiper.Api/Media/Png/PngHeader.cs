using System.Buffers.Binary;

namespace Swiper.Api.Media.Png;

/// <summary>The header of a PNG that is not interlaced.</summary>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="Depth">Bits of a sample.</param>
/// <param name="Color">What the samples mean.</param>
internal sealed record PngHeader(int Width, int Height, int Depth, PngColor Color)
{
    private const int Bytes = 13;

    /// <summary>Bits of a pixel.</summary>
    public int BitsPerPixel => Depth * Color switch
    {
        PngColor.Rgb => 3,
        PngColor.GrayWithAlpha => 2,
        PngColor.RgbWithAlpha => 4,
        _ => 1,
    };

    /// <summary>Bytes of a row, without the byte that names its filter.</summary>
    public int BytesPerRow => ((Width * BitsPerPixel) + 7) / 8;

    /// <summary>Reads a header; null if it is malformed, or of an interlaced picture.</summary>
    public static PngHeader? Read(ReadOnlySpan<byte> body)
    {
        if (body.Length != Bytes || body[10] != 0 || body[11] != 0 || body[12] != 0 || !IsDepthOf(body[8], (PngColor)body[9]))
        {
            return null;
        }

        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(body), BinaryPrimitives.ReadInt32BigEndian(body[4..]));
        return width is > 0 and <= PictureCleaner.MaxSide && height is > 0 and <= PictureCleaner.MaxSide
            ? new PngHeader(width, height, body[8], (PngColor)body[9])
            : null;
    }

    private static bool IsDepthOf(byte depth, PngColor color) => color switch
    {
        PngColor.Gray => depth is 1 or 2 or 4 or 8 or 16,
        PngColor.Palette => depth is 1 or 2 or 4 or 8,
        PngColor.Rgb or PngColor.GrayWithAlpha or PngColor.RgbWithAlpha => depth is 8 or 16,
        _ => false,
    };
}

/// <summary>What the samples of a PNG mean.</summary>
internal enum PngColor : byte
{
    Gray = 0,
    Rgb = 2,
    Palette = 3,
    GrayWithAlpha = 4,
    RgbWithAlpha = 6,
}
