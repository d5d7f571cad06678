using SkiaSharp;

namespace Swiper.Api.Media;

/// <summary>
/// Redraws an uploaded picture: upright, in sRGB, at most <see cref="StoredSide"/> pixels a side, without any metadata. The size is read
/// from the header before anything is decoded, so that a small file cannot exhaust memory.
/// </summary>
internal static class PictureCleaner
{
    /// <summary>The longest side that is accepted, in pixels.</summary>
    public const int MaxSide = 8192;

    /// <summary>The longest side that is stored, in pixels: more than any phone shows of an avatar.</summary>
    public const int StoredSide = 2048;

    private const int Quality = 88;

    /// <summary>Cleans a picture; null if the format is unsupported, or the picture is too large or corrupt.</summary>
    public static Picture? Clean(ReadOnlySpan<byte> upload)
    {
        if (PictureFormat.Of(upload) is not { } format)
        {
            return null;
        }

        using var data = SKData.CreateCopy(upload);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat != format.Encoding || !IsSizeTaken(codec.Info))
        {
            return null;
        }

        using var decoded = Decode(codec);
        if (decoded is null)
        {
            return null;
        }

        using var upright = Draw(decoded, codec.EncodedOrigin);
        using var pixels = upright.PeekPixels();

        // Without a colour space no profile is written: the pixels are sRGB, which is what a picture without one is taken for.
        var untagged = new SKImageInfo(pixels.Width, pixels.Height, pixels.ColorType, pixels.AlphaType);
        using var plain = new SKPixmap(untagged, pixels.GetPixels(), pixels.RowBytes);
        using var encoded = plain.Encode(format.Encoding, Quality);
        return encoded is null ? null : new Picture(encoded.ToArray(), format.ContentType);
    }

    private static bool IsSizeTaken(SKImageInfo info) => info is { Width: > 0 and <= MaxSide, Height: > 0 and <= MaxSide };

    /// <summary>Decodes the first frame, scaled down if the format can do that cheaply; null if the file is truncated or corrupt.</summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        var size = codec.GetScaledDimensions(ScaleOf(codec.Info.Width, codec.Info.Height));
        var alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        using var srgb = SKColorSpace.CreateSrgb();
        var bitmap = new SKBitmap();
        if (bitmap.TryAllocPixels(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, alpha, srgb))
            && codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    private static SKSurface Draw(SKBitmap decoded, SKEncodedOrigin origin)
    {
        var scale = ScaleOf(decoded.Width, decoded.Height);
        var width = Math.Max(1, (int)Math.Round(decoded.Width * scale));
        var height = Math.Max(1, (int)Math.Round(decoded.Height * scale));
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var surface = SKSurface.Create(decoded.Info.WithSize(isTurned ? height : width, isTurned ? width : height));
        using var image = SKImage.FromBitmap(decoded);
        surface.Canvas.SetMatrix(Upright(origin, width, height));
        surface.Canvas.DrawImage(image, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return surface;
    }

    private static float ScaleOf(int width, int height) => Math.Min(1f, (float)StoredSide / Math.Max(width, height));

    /// <summary>Turns and mirrors a picture of the given size as its EXIF orientation asks (EXIF 2.32, tag 0x0112).</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
