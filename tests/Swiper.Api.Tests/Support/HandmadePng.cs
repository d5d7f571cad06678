using System.Buffers.Binary;
using System.IO.Compression;

namespace Swiper.Api.Tests.Support;

/// <summary>A PNG of any size, colour and depth, written by hand, right or wrong as its header asks. Its rows rise by one in each byte.</summary>
internal static class HandmadePng
{
    /// <summary>A larger picture is refused by its header, so it needs no rows.</summary>
    private const int RowsMax = 8192;

    /// <summary>Writes a file, with one more chunk before its colours, and other packed rows than its own.</summary>
    public static byte[] Write(int width, int height, byte color, byte depth, bool isInterlaced = false, (string Kind, byte[] Body)? more = null, byte[]? rows = null)
    {
        var samples = color switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        var rowBytes = (((long)width * samples * depth) + 7) / 8;
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, color, isInterlaced ? (byte)1 : (byte)0);
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(file, "IHDR", header);
        if (more is { } extra)
        {
            Chunk(file, extra.Kind, extra.Body);
        }

        if (color == 3)
        {
            Chunk(file, "PLTE", [.. Enumerable.Range(0, 256 * 3).Select(at => (byte)at)]);
        }

        Chunk(file, "IDAT", rows ?? Rows((int)Math.Min(rowBytes, 65_536), height > RowsMax ? 1 : height));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>Rows whose filter adds what is to the left, with one in each byte.</summary>
    private static byte[] Rows(int rowBytes, int count)
    {
        var row = new byte[1 + rowBytes];
        row.AsSpan().Fill(1);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < count; y++)
            {
                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, string kind, byte[] body)
    {
        byte[] named = [.. System.Text.Encoding.ASCII.GetBytes(kind), .. body];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        file.Write(number);
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, TestPictures.Crc(named));
        file.Write(number);
    }
}
