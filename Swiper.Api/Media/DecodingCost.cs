using System.Buffers.Binary;
using SkiaSharp;

namespace Swiper.Api.Media;

/// <summary>
/// Says from the header how much a decoder will hold, beside the scaled picture it answers. Most pictures are decoded row by row; a progressive JPEG, a
/// lossless, transparent or animated WebP and a PNG are not.
/// </summary>
internal static class DecodingCost
{
    /// <summary>The most that decoding one picture may hold.</summary>
    public const long MaxBytes = 32L * 1024 * 1024;

    private const int BytesPerPixel = 4;
    private const int BytesPerCoefficient = 2;

    /// <summary>The number of bytes.</summary>
    public static long Of(ReadOnlySpan<byte> file, PictureFormat format, SKImageInfo info)
    {
        var pixels = (long)info.Width * info.Height;
        return format.Encoding switch
        {
            SKEncodedImageFormat.Jpeg => OfJpeg(file),
            SKEncodedImageFormat.Webp => IsLossy(file) ? 0 : pixels * BytesPerPixel,
            _ => pixels * (BytesPerPixel + OfInterlacing(file)),
        };
    }

    /// <summary>An interlaced PNG is collected whole before it is turned into what is asked for: at up to four samples of its depth a pixel.</summary>
    private static int OfInterlacing(ReadOnlySpan<byte> file)
    {
        const int DepthAt = 24;
        const int InterlaceAt = 28;
        return file.Length <= InterlaceAt || file[InterlaceAt] == 0 ? 0 : BytesPerPixel * (file[DepthAt] == 16 ? 2 : 1);
    }

    /// <summary>
    /// Whether a WebP has one lossy frame and no transparency; only that is decoded row by row. Metadata may come before it, whatever the header says
    /// about the rest.
    /// </summary>
    private static bool IsLossy(ReadOnlySpan<byte> file)
    {
        const int FirstChunk = 12;
        const int ChunkHeader = 8;
        for (var at = (long)FirstChunk; at + ChunkHeader <= file.Length;)
        {
            var kind = file.Slice((int)at, 4);
            if (kind.SequenceEqual("VP8 "u8))
            {
                return true;
            }

            if (!kind.SequenceEqual("VP8X"u8) && !kind.SequenceEqual("ICCP"u8))
            {
                return false;
            }

            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[((int)at + 4)..]);
            at += ChunkHeader + length + (length & 1);
        }

        return false;
    }

    /// <summary>A JPEG of several scans is collected whole, as coefficients, before its first row is known.</summary>
    private static long OfJpeg(ReadOnlySpan<byte> file)
    {
        const int MarkerBytes = 2;
        var (samples, components) = (0L, 0);
        for (var at = MarkerBytes; at + 4 <= file.Length;)
        {
            if (file[at] != 0xFF || file[at + 1] is 0xFF or 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at++;
                continue;
            }

            var marker = file[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + MarkerBytes)..]);
            var segment = file[Math.Min(file.Length, at + 4)..Math.Min(file.Length, at + MarkerBytes + Math.Max(length, (ushort)2))];
            if (IsFrame(marker) && segment.Length >= 6)
            {
                components = segment[5];
                samples = SamplesOf(segment);
                if (marker is not (0xC0 or 0xC1))
                {
                    return samples * BytesPerCoefficient;
                }
            }
            else if (marker == 0xDA)
            {
                return !segment.IsEmpty && segment[0] < components ? samples * BytesPerCoefficient : 0;
            }

            at += MarkerBytes + Math.Max(length, (ushort)2);
        }

        return 0;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>The samples of all components of a frame, each at its own density.</summary>
    private static long SamplesOf(ReadOnlySpan<byte> frame)
    {
        const int ComponentsAt = 6;
        const int ComponentBytes = 3;
        long height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]);
        long width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        var (most, sum) = (1, 0);
        for (var at = ComponentsAt; at + ComponentBytes <= frame.Length; at += ComponentBytes)
        {
            var density = Math.Max(1, frame[at + 1] >> 4) * Math.Max(1, frame[at + 1] & 0xF);
            most = Math.Max(most, density);
            sum += density;
        }

        return width * height * sum / most;
    }
}
