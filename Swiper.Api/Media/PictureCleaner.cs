using SkiaSharp;
using Swiper.Api.Media.Png;

namespace Swiper.Api.Media;

/// <summary>
/// Redraws an uploaded picture: upright, in sRGB, at most <see cref="StoredSide"/> pixels a side, without any metadata. The size and what decoding will
/// hold are read from the header before anything is decoded, so that a small file cannot exhaust memory.
/// </summary>
internal static class PictureCleaner
{
    /// <summary>The longest side that is accepted, in pixels.</summary>
    public const int MaxSide = 8192;

    /// <summary>The longest side that is stored, in pixels: more than any phone shows.</summary>
    public const int StoredSide = 2048;

    private const int Quality = 88;
    private const int ThumbnailQuality = 80;

    /// <summary>Cleans a picture; null if the format is unsupported, or the picture is too large or corrupt.</summary>
    public static Picture? Clean(SKData upload)
    {
        if (PictureFormat.Of(upload.AsSpan()) is not { } format)
        {
            return null;
        }

        using var upright = Read(upload, format);
        return upright is null ? null : Encode(upright, format);
    }

    private static SKBitmap? Read(SKData upload, PictureFormat format)
    {
        using var codec = SKCodec.Create(upload);
        if (codec is null || codec.EncodedFormat != format.Encoding || !IsSizeTaken(codec.Info))
        {
            return null;
        }

        var decoded = DecodingCost.Of(upload.AsSpan(), format, codec.Info) <= DecodingCost.MaxBytes ? Decode(codec) : PngShrinker.Decode(upload);
        return decoded is null ? null : Draw(decoded, codec.EncodedOrigin);
    }

    private static bool IsSizeTaken(SKImageInfo info) => info is { Width: > 0 and <= MaxSide, Height: > 0 and <= MaxSide };

    /// <summary>Decodes the first frame, scaled down if the format can do that cheaply; null if the file is truncated or corrupt.</summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        var size = SizeOf(codec);
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

    /// <summary>The size to decode to. A WebP decoder scales to any, although it does not say so.</summary>
    private static SKSizeI SizeOf(SKCodec codec)
    {
        var scale = ScaleOf(codec.Info.Width, codec.Info.Height);
        return codec.EncodedFormat == SKEncodedImageFormat.Webp ? Scaled(codec.Info.Width, codec.Info.Height, scale) : codec.GetScaledDimensions(scale);
    }

    /// <summary>Draws a picture upright and small enough, and disposes of what it was.</summary>
    private static SKBitmap Draw(SKBitmap decoded, SKEncodedOrigin origin)
    {
        var scale = ScaleOf(decoded.Width, decoded.Height);
        if (scale >= 1 && origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
        {
            return decoded;
        }

        using var drawn = decoded;
        var (width, height) = (Scaled(decoded.Width, decoded.Height, scale).Width, Scaled(decoded.Width, decoded.Height, scale).Height);
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var upright = new SKBitmap(decoded.Info.WithSize(isTurned ? height : width, isTurned ? width : height));
        upright.Erase(SKColors.Transparent);
        using var canvas = new SKCanvas(upright);
        using var pixels = decoded.PeekPixels();
        using var image = SKImage.FromPixels(pixels);
        canvas.SetMatrix(Upright(origin, width, height));
        canvas.DrawImage(image, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return upright;
    }

    private static Picture? Encode(SKBitmap upright, PictureFormat format)
    {
        using var pixels = upright.PeekPixels();

        // Without a colour space no profile is written: the pixels are sRGB, which is what a picture without one is taken for.
        var untagged = new SKImageInfo(pixels.Width, pixels.Height, pixels.ColorType, pixels.AlphaType);
        using var plain = new SKPixmap(untagged, pixels.GetPixels(), pixels.RowBytes);
        using var encoded = plain.Encode(format.Encoding, Quality);
        return encoded is not null && Shrink(plain) is { } thumbnail
            ? new Picture(encoded.ToArray(), format.ContentType, plain.Width, plain.Height, thumbnail)
            : null;
    }

    private static byte[]? Shrink(SKPixmap pixels)
    {
        var scale = Math.Min(1f, (float)Picture.ThumbnailSide / Math.Max(pixels.Width, pixels.Height));
        var size = Scaled(pixels.Width, pixels.Height, scale);
        using var small = new SKBitmap(pixels.Info.WithSize(size.Width, size.Height));
        using var target = small.PeekPixels();
        pixels.ScalePixels(target, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var encoded = target.Encode(SKEncodedImageFormat.Webp, ThumbnailQuality);
        return encoded?.ToArray();
    }

    private static float ScaleOf(int width, int height) => Math.Min(1f, (float)StoredSide / Math.Max(width, height));

    private static SKSizeI Scaled(int width, int height, float scale) =>
        new(Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));

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
