using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Swiper.Api.Media.Png;

/// <summary>Reads the colours of a row: eight bits each of red, green, blue and alpha.</summary>
internal sealed class PngColors(PngFile file)
{
    private const int Channels = 4;
    private const int PaletteBytes = 3;

    private readonly PngHeader _header = file.Header;
    private readonly int[] _clear = ClearOf(file);

    /// <summary>Reads a row. A picture has thousands, and the first is to be as fast as the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(ReadOnlySpan<byte> row, Span<byte> colors)
    {
        if (_header is { Color: PngColor.RgbWithAlpha, Depth: 8 })
        {
            row.CopyTo(colors);
            return;
        }

        for (var x = 0; x < _header.Width; x++)
        {
            var color = colors.Slice(x * Channels, Channels);
            switch (_header.Color)
            {
                case PngColor.Gray:
                    var gray = SampleAt(row, x);
                    Set(color, Narrow(gray), Narrow(gray), Narrow(gray), _clear is [var clear, ..] && clear == gray ? (byte)0 : (byte)255);
                    break;
                case PngColor.Palette:
                    ReadFromPalette(SampleAt(row, x), color);
                    break;
                case PngColor.Rgb:
                    var (red, green, blue) = (SampleAt(row, 3 * x), SampleAt(row, (3 * x) + 1), SampleAt(row, (3 * x) + 2));
                    var isClear = _clear is [var r, var g, var b] && (r, g, b) == (red, green, blue);
                    Set(color, Narrow(red), Narrow(green), Narrow(blue), isClear ? (byte)0 : (byte)255);
                    break;
                case PngColor.GrayWithAlpha:
                    var level = Narrow(SampleAt(row, 2 * x));
                    Set(color, level, level, level, Narrow(SampleAt(row, (2 * x) + 1)));
                    break;
                default:
                    Set(
                        color,
                        Narrow(SampleAt(row, 4 * x)),
                        Narrow(SampleAt(row, (4 * x) + 1)),
                        Narrow(SampleAt(row, (4 * x) + 2)),
                        Narrow(SampleAt(row, (4 * x) + 3)));
                    break;
            }
        }
    }

    /// <summary>The colour that stands for transparency, sample by sample; none if it is the palette's, or there is none.</summary>
    private static int[] ClearOf(PngFile file) => file.Header.Color is PngColor.Gray or PngColor.Rgb
        ? [.. file.Transparency.Chunk(2).Where(pair => pair.Length == 2).Select(pair => (int)BinaryPrimitives.ReadUInt16BigEndian(pair))]
        : [];

    private static void Set(Span<byte> color, byte red, byte green, byte blue, byte alpha) =>
        (color[0], color[1], color[2], color[3]) = (red, green, blue, alpha);

    private void ReadFromPalette(int index, Span<byte> color)
    {
        if ((index * PaletteBytes) + PaletteBytes > file.Palette.Length)
        {
            throw new InvalidDataException("The palette has no such colour.");
        }

        var entry = file.Palette.AsSpan(index * PaletteBytes, PaletteBytes);
        Set(color, entry[0], entry[1], entry[2], index < file.Transparency.Length ? file.Transparency[index] : (byte)255);
    }

    private int SampleAt(ReadOnlySpan<byte> row, int index)
    {
        switch (_header.Depth)
        {
            case 8:
                return row[index];
            case 16:
                return (row[2 * index] << 8) | row[(2 * index) + 1];
            default:
                var bit = index * _header.Depth;
                return (row[bit / 8] >> (8 - _header.Depth - (bit % 8))) & ((1 << _header.Depth) - 1);
        }
    }

    /// <summary>A sample in eight bits.</summary>
    private byte Narrow(int sample) => _header.Depth switch
    {
        8 => (byte)sample,
        16 => (byte)(sample >> 8),
        _ => (byte)(sample * 255 / ((1 << _header.Depth) - 1)),
    };
}
