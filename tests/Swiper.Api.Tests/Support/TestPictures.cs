using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;

namespace Swiper.Api.Tests.Support;

/// <summary>Pictures generated for tests, some of them tampered with.</summary>
public static class TestPictures
{
    /// <summary>A picture whose left half is red and whose right half is blue.</summary>
    public static byte[] RedBlue(SKEncodedImageFormat format, int width, int height)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        surface.Canvas.DrawRect(0, 0, width / 2f, height, red);
        using var image = surface.Snapshot();
        using var data = image.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>Inserts an EXIF segment into a JPEG: an orientation and a GPS position.</summary>
    public static byte[] WithExif(byte[] jpeg, ushort orientation)
    {
        // TIFF, little endian: one directory with the orientation and a pointer to a GPS directory that holds the latitude's reference.
        byte[] tiff =
        [
            .. "II*\0"u8, 8, 0, 0, 0,
            2, 0,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
            0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0,
            0, 0, 0, 0,
            1, 0,
            1, 0, 2, 0, 2, 0, 0, 0, (byte)'N', 0, 0, 0,
            0, 0, 0, 0,
        ];
        byte[] body = [.. "Exif\0\0"u8, .. tiff, .. "GPSMARKER"u8];
        byte[] comment = [.. "COMMENTMARKER"u8];
        return [.. jpeg[..2], .. Segment(0xE1, body), .. Segment(0xFE, comment), .. jpeg[2..]];
    }

    /// <summary>The kinds of segments that a JPEG has before its pixels.</summary>
    public static IReadOnlyList<byte> SegmentsOf(byte[] jpeg)
    {
        var kinds = new List<byte>();
        for (var at = 2; jpeg[at] == 0xFF && jpeg[at + 1] != 0xDA; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))
        {
            kinds.Add(jpeg[at + 1]);
        }

        return kinds;
    }

    /// <summary>A small PNG that claims any size; its pixels are all zero and compress well.</summary>
    public static byte[] PngBomb(int width, int height, int rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[1 + ((width + 7) / 8)];
            for (var i = 0; i < rows; i++)
            {
                zlib.Write(row);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        return [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>Inserts a text chunk into a PNG.</summary>
    public static byte[] WithText(byte[] png) => [.. png[..33], .. Chunk("tEXt"u8, [.. "Comment\0COMMENTMARKER"u8]), .. png[33..]];

    private static byte[] Segment(byte kind, byte[] body) => [0xFF, kind, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. type, .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(chunk.AsSpan(4, chunk.Length - 8)));
        return chunk;
    }

    /// <summary>The checksum of a PNG's chunk.</summary>
    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320u ^ (crc >> 1);
            }
        }

        return ~crc;
    }
}
