using System.IO.Compression;
using System.Runtime.CompilerServices;
using SkiaSharp;

namespace Swiper.Api.Media.Png;

/// <summary>Unpacks the rows of a PNG one after the other, and undoes their filters.</summary>
internal sealed class PngRows(SKData file, PngHeader header) : IDisposable
{
    private readonly ZLibStream _packed = new(new PngPixels(file), CompressionMode.Decompress);

    /// <summary>How far to the left a filter looks.</summary>
    private readonly int _step = Math.Max(1, header.BitsPerPixel / 8);

    // Each has the filter's name in front.
    private byte[] _row = new byte[1 + header.BytesPerRow];
    private byte[] _above = new byte[1 + header.BytesPerRow];

    public void Dispose() => _packed.Dispose();

    /// <summary>Whether the packed bytes are at fault. What is packed with a dictionary, which nobody has, is none of the exceptions that are documented.</summary>
    public static bool IsCorrupt(Exception exception) => exception is InvalidDataException or IOException;

    /// <summary>The samples of the next row, valid until the next call.</summary>
    /// <exception cref="InvalidDataException">The rows are corrupt or cut off.</exception>
    public ReadOnlySpan<byte> Next()
    {
        (_row, _above) = (_above, _row);
        if (_packed.ReadAtLeast(_row, _row.Length, throwOnEndOfStream: false) < _row.Length)
        {
            throw new InvalidDataException("The rows are cut off.");
        }

        var row = _row.AsSpan(1);
        var above = _above.AsSpan(1);
        switch (_row[0])
        {
            case 0:
                break;
            case 1:
                AddLeft(row);
                break;
            case 2:
                AddAbove(row, above);
                break;
            case 3:
                AddAverage(row, above);
                break;
            case 4:
                AddPaeth(row, above);
                break;
            default:
                throw new InvalidDataException("There is no such filter.");
        }

        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddAbove(Span<byte> row, ReadOnlySpan<byte> above)
    {
        for (var at = 0; at < row.Length; at++)
        {
            row[at] += above[at];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddLeft(Span<byte> row)
    {
        for (var at = _step; at < row.Length; at++)
        {
            row[at] += row[at - _step];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddAverage(Span<byte> row, ReadOnlySpan<byte> above)
    {
        for (var at = 0; at < row.Length; at++)
        {
            var left = at < _step ? 0 : row[at - _step];
            row[at] += (byte)((left + above[at]) / 2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddPaeth(Span<byte> row, ReadOnlySpan<byte> above)
    {
        for (var at = 0; at < row.Length; at++)
        {
            var (left, corner) = at < _step ? (0, 0) : (row[at - _step], above[at - _step]);
            row[at] += Nearest(left, above[at], corner);
        }
    }

    private static byte Nearest(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return (byte)(toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner);
    }
}
