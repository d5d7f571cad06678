using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace Swiper.Api.Tests.Support;

/// <summary>Pictures that somebody sends who means no good, each with what is wrong with it. The same number is the same picture.</summary>
internal static class HostilePictures
{
    /// <summary>How many there are.</summary>
    public const int Count = 500;

    private const int LargePixels = 16_000_000;

    private static readonly SKEncodedImageFormat[] Formats = [SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp];

    private static readonly (byte Color, byte Depth)[] PngKinds =
    [
        (0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16), (3, 1), (3, 2), (3, 4), (3, 8), (4, 8), (4, 16), (6, 8), (6, 16), (5, 8), (3, 16), (0, 3),
    ];

    /// <summary>What most bytes of a row are spent on, and fewest: the largest size costs seconds of either.</summary>
    private static readonly (byte Color, byte Depth)[] LargePngKinds = [(0, 1), (6, 8)];

    private static readonly (int Width, int Height)[] Sizes = [(8192, 8192), (8192, 64), (64, 8192), (8193, 8), (65_535, 65_535), (4000, 3000), (1, 1), (0, 0)];

    /// <summary>Each in turn, made when it is asked for.</summary>
    public static IEnumerable<(string Name, byte[] File)> All() => Endless().Take(Count);

    private static IEnumerable<(string Name, byte[] File)> Endless()
    {
        foreach (var (width, height) in Sizes)
        {
            foreach (var (color, depth) in (long)width * height > LargePixels ? LargePngKinds : PngKinds)
            {
                yield return ($"PNG of {width} x {height}, colour {color}, depth {depth}", HandmadePng.Write(width, height, color, depth));
            }

            foreach (var components in new[] { 1, 2, 3, 4 })
            {
                yield return ($"JPEG of {width} x {height}, {components} components", FlatJpeg.Write(width, height, components));
                yield return ($"progressive JPEG of {width} x {height}, {components} components", FlatJpeg.Write(width, height, components, isProgressive: true));
                yield return ($"JPEG that says {width} x {height}", FlatJpeg.Write(width, height, components, blocks: 9));
            }
        }

        foreach (var (side, color, depth) in new (int, byte, byte)[] { (8192, 2, 8), (2890, 2, 8), (2890, 6, 16), (2000, 6, 8), (1600, 6, 16) })
        {
            yield return ($"interlaced PNG of {side} x {side}, colour {color}, depth {depth}", HandmadePng.Write(side, side, color, depth, isInterlaced: true));
        }

        foreach (var kind in new[] { "iCCP", "tRNS", "PLTE", "zTXt", "eXIf", "IHDR", "acTL", "gAMA" })
        {
            yield return ($"large PNG with a wrong {kind}", HandmadePng.Write(3000, 3000, 2, 8, more: (kind, [.. "x\0\0"u8, 0x78, 0xBB, .. new byte[5000]])));
            yield return ($"small PNG with a wrong {kind}", HandmadePng.Write(30, 30, 3, 8, more: (kind, [.. "x\0\0"u8, 0x78, 0xBB, .. new byte[5000]])));
        }

        yield return ("lossless WebP of 4000 x 4000", LosslessWebP(4000));
        for (var number = 0; ; number++)
        {
            yield return Damaged(number);
        }
    }

    private static (string Name, byte[] File) Damaged(int number)
    {
        var random = new Random(number);
        var format = Formats[number % Formats.Length];
        var whole = TestPictures.RedBlue(format, 40 + (number * 7 % 600), 30 + (number * 11 % 500));
        switch (number / Formats.Length % 6)
        {
            case 0:
                return ($"{format}, cut off", whole[..random.Next(1, whole.Length)]);
            case 1:
                foreach (var _ in Enumerable.Range(0, 1 + (number % 20)))
                {
                    whole[random.Next(2, whole.Length)] ^= (byte)(1 << random.Next(8));
                }

                return ($"{format}, bits flipped", whole);
            case 2:
                return ($"{format} that is a ZIP and a page, too", [.. whole, .. "PK\x05\x06"u8, .. new byte[18], .. "<script>alert(1)</script>"u8]);
            case 3:
                return ($"{format} behind another's name", [.. Encoding.ASCII.GetBytes(number % 2 == 0 ? "GIF89a" : "%PDF-1.7\n"), .. whole]);
            case 4:
                return ("JPEG that is turned in any way", TestPictures.WithExif(TestPictures.RedBlue(SKEncodedImageFormat.Jpeg, 64, 48), (ushort)(number % 3 == 0 ? random.Next(65_536) : number % 10)));
            default:
                // Any number of the header, which each format keeps in its first bytes.
                BinaryPrimitives.WriteUInt32BigEndian(whole.AsSpan(random.Next(4, 32)), (uint)random.NextInt64(uint.MaxValue));
                return ($"{format} whose header lies", whole);
        }
    }

    private static byte[] LosslessWebP(int side)
    {
        using var bitmap = new SKBitmap(side, side);
        bitmap.Erase(SKColors.Teal);
        using var pixels = bitmap.PeekPixels();
        using var encoded = pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 20));
        return encoded!.ToArray();
    }
}
