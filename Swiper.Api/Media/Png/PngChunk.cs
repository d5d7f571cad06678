using System.Buffers.Binary;

namespace Swiper.Api.Media.Png;

/// <summary>A chunk of a PNG: its kind, and where its body is.</summary>
internal readonly record struct PngChunk(uint Kind, int Start, int Length)
{
    public const uint Header = 0x49484452;
    public const uint Palette = 0x504C5445;
    public const uint Transparency = 0x74524E53;
    public const uint Profile = 0x69434350;
    public const uint Pixels = 0x49444154;

    /// <summary>Where the first chunk is, behind the signature.</summary>
    public const int First = 8;

    /// <summary>Length and kind before the body, a checksum behind it.</summary>
    private const int Overhead = 12;

    /// <summary>Reads the chunk at a place and moves on to the next; false at the end, or where the file is cut off.</summary>
    public static bool TryRead(ReadOnlySpan<byte> file, ref int next, out PngChunk chunk)
    {
        chunk = default;
        if (file.Length - next < Overhead)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(file[next..]);
        if (length > file.Length - next - Overhead)
        {
            return false;
        }

        chunk = new PngChunk(BinaryPrimitives.ReadUInt32BigEndian(file[(next + 4)..]), next + 8, (int)length);
        next += Overhead + chunk.Length;
        return true;
    }
}
