using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Swiper.Api.Media.Png;

/// <summary>The parts of a PNG that its pixels depend on (ISO/IEC 15948).</summary>
/// <param name="Header">What the header says.</param>
/// <param name="Palette">The colours, three bytes each, or none.</param>
/// <param name="Transparency">The alphas of the palette, or the one colour that is transparent, or none.</param>
/// <param name="Profile">The embedded colour profile, packed, or none.</param>
/// <param name="Pixels">The packed rows.</param>
internal sealed record PngFile(PngHeader Header, byte[] Palette, byte[] Transparency, byte[] Profile, byte[] Pixels)
{
    private const int SignatureBytes = 8;
    private const int ChunkOverhead = 12;

    /// <summary>A profile is much smaller; a packed one may claim any size.</summary>
    private const int MaxProfileBytes = 1024 * 1024;

    /// <summary>Finds the parts; null if they cannot be those of a PNG that is decoded row by row.</summary>
    public static PngFile? Find(ReadOnlySpan<byte> file)
    {
        PngHeader? header = null;
        byte[] palette = [], transparency = [], profile = [];
        using var pixels = new MemoryStream(file.Length);
        for (var rest = file[SignatureBytes..]; rest.Length >= ChunkOverhead;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - ChunkOverhead)
            {
                return null;
            }

            var body = rest.Slice(8, (int)length);
            switch (Encoding.ASCII.GetString(rest[4..8]))
            {
                case "IHDR":
                    header = PngHeader.Read(body);
                    break;
                case "PLTE":
                    palette = body.ToArray();
                    break;
                case "tRNS":
                    transparency = body.ToArray();
                    break;
                case "iCCP":
                    profile = body.ToArray();
                    break;
                case "IDAT":
                    pixels.Write(body);
                    break;
            }

            rest = rest[(ChunkOverhead + (int)length)..];
        }

        return header is null ? null : new PngFile(header, palette, transparency, profile, pixels.ToArray());
    }

    /// <summary>The space of the colours; sRGB if none that can be read is embedded.</summary>
    public SKColorSpace ColorSpace()
    {
        // A name, a zero, and a zero for the one method of packing.
        var end = Profile.AsSpan().IndexOf((byte)0);
        if (end < 0 || end + 2 >= Profile.Length)
        {
            return SKColorSpace.CreateSrgb();
        }

        try
        {
            using var packed = new ZLibStream(new MemoryStream(Profile, end + 2, Profile.Length - end - 2), CompressionMode.Decompress);
            var unpacked = new byte[MaxProfileBytes];
            var length = packed.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
            return SKColorSpace.CreateIcc(unpacked.AsSpan(0, length).ToArray()) ?? SKColorSpace.CreateSrgb();
        }
        catch (InvalidDataException)
        {
            return SKColorSpace.CreateSrgb();
        }
    }
}
