using System.IO.Compression;
using SkiaSharp;

namespace Swiper.Api.Media.Png;

/// <summary>The parts of a PNG that its pixels depend on (ISO/IEC 15948).</summary>
/// <param name="Header">What the header says.</param>
/// <param name="Palette">The colours, three bytes each, or none.</param>
/// <param name="Transparency">The alphas of the palette, or the one colour that is transparent, or none.</param>
/// <param name="Profile">The embedded colour profile, packed, or none.</param>
internal sealed record PngFile(PngHeader Header, byte[] Palette, byte[] Transparency, byte[] Profile)
{
    private const int MaxPaletteBytes = 256 * 3;

    /// <summary>A profile is much smaller; a packed one may claim any size.</summary>
    private const int MaxProfileBytes = 1024 * 1024;

    /// <summary>Finds the parts; null if they cannot be those of a PNG that is decoded row by row.</summary>
    public static PngFile? Find(ReadOnlySpan<byte> file)
    {
        PngHeader? header = null;
        byte[] palette = [], transparency = [], profile = [];
        for (var next = PngChunk.First; PngChunk.TryRead(file, ref next, out var chunk);)
        {
            var body = file.Slice(chunk.Start, chunk.Length);
            switch (chunk.Kind)
            {
                case PngChunk.Header:
                    header = PngHeader.Read(body);
                    break;
                case PngChunk.Palette when body.Length <= MaxPaletteBytes:
                    palette = body.ToArray();
                    break;
                case PngChunk.Transparency when body.Length <= MaxPaletteBytes:
                    transparency = body.ToArray();
                    break;
                case PngChunk.Profile when body.Length <= MaxProfileBytes:
                    profile = body.ToArray();
                    break;
            }
        }

        return header is null ? null : new PngFile(header, palette, transparency, profile);
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
            using var profile = SKColorSpaceIccProfile.Create(unpacked.AsSpan(0, length));
            return (profile is null ? null : SKColorSpace.CreateIcc(profile)) ?? SKColorSpace.CreateSrgb();
        }
        catch (Exception exception) when (PngRows.IsCorrupt(exception))
        {
            return SKColorSpace.CreateSrgb();
        }
    }
}
