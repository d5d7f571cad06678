using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace Swiper.Api.Media.Png;

/// <summary>
/// Decodes a PNG that is too large to be held whole: row by row, each square of pixels becoming one. A file of a few kilobytes may claim 67 million
/// pixels, and a decoder that answers all of them takes 268 MB for it.
/// </summary>
internal static class PngShrinker
{
    private const int Channels = 4;

    /// <summary>Decodes a file; null if it is no PNG, interlaced, corrupt or cut off.</summary>
    public static SKBitmap? Decode(SKData upload)
    {
        try
        {
            return PictureFormat.Of(upload.AsSpan())?.Encoding == SKEncodedImageFormat.Png && PngFile.Find(upload.AsSpan()) is { } file ? Decode(upload, file) : null;
        }
        catch (Exception exception) when (PngRows.IsCorrupt(exception))
        {
            return null;
        }
    }

    private static SKBitmap Decode(SKData upload, PngFile file)
    {
        var header = file.Header;
        var factor = (Math.Max(header.Width, header.Height) + PictureCleaner.StoredSide - 1) / PictureCleaner.StoredSide;
        var (width, height) = ((header.Width + factor - 1) / factor, (header.Height + factor - 1) / factor);
        using var profile = file.ColorSpace();
        using var srgb = SKColorSpace.CreateSrgb();
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, profile));
        using var rows = new PngRows(upload, header);
        var colors = new PngColors(file);
        var row = new byte[header.Width * Channels];
        var sums = new int[width * Channels];
        var line = new byte[width * Channels];
        for (var y = 0; y < header.Height; y++)
        {
            colors.Read(rows.Next(), row);
            Add(row, sums, factor);
            if ((y + 1) % factor == 0 || y + 1 == header.Height)
            {
                Average(sums, line, header.Width, factor, (y % factor) + 1);
                Marshal.Copy(line, 0, bitmap.GetPixels() + ((y / factor) * bitmap.RowBytes), line.Length);
                Array.Clear(sums);
            }
        }

        var converted = new SKBitmap(bitmap.Info.WithColorSpace(srgb));
        using var pixels = bitmap.PeekPixels();
        pixels.ReadPixels(converted.Info, converted.GetPixels(), converted.RowBytes);
        return converted;
    }

    /// <summary>Adds a row to the sums, its colours weighted by their alpha.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ReadOnlySpan<byte> row, Span<int> sums, int factor)
    {
        var sum = sums;
        var left = factor;
        for (var pixel = row; !pixel.IsEmpty; pixel = pixel[Channels..])
        {
            var alpha = pixel[3];
            sum[0] += pixel[0] * alpha;
            sum[1] += pixel[1] * alpha;
            sum[2] += pixel[2] * alpha;
            sum[3] += alpha;
            if (--left == 0)
            {
                sum = sum[Channels..];
                left = factor;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Average(ReadOnlySpan<int> sums, Span<byte> line, int sourceWidth, int factor, int rows)
    {
        for (var x = 0; x < line.Length / Channels; x++)
        {
            var count = Math.Min(factor, sourceWidth - (x * factor)) * rows;
            var sum = sums.Slice(x * Channels, Channels);
            line[x * Channels] = (byte)(sum[0] / (255 * count));
            line[(x * Channels) + 1] = (byte)(sum[1] / (255 * count));
            line[(x * Channels) + 2] = (byte)(sum[2] / (255 * count));
            line[(x * Channels) + 3] = (byte)(sum[3] / count);
        }
    }
}
