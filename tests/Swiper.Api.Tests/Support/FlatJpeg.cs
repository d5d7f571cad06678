namespace Swiper.Api.Tests.Support;

/// <summary>
/// A JPEG of one colour, of any size and any number of components, written by hand: each block is one bit or two. No encoder of ours writes a progressive
/// one, or one in four inks.
/// </summary>
internal static class FlatJpeg
{
    private const byte Baseline = 0xC0;
    private const byte Progressive = 0xC2;

    /// <summary>More would be too large to be read at all.</summary>
    private const int BlocksMax = 16_000_000;

    /// <summary>Writes a file.</summary>
    /// <param name="width">The width that its header says.</param>
    /// <param name="height">The height that its header says.</param>
    /// <param name="components">1 grey, 3 colours, 4 inks.</param>
    /// <param name="isProgressive">Whether it is decoded from several scans; here there is only the first.</param>
    /// <param name="blocks">How many blocks of 8 by 8 pixels there are of all components; as many as the size calls for if null.</param>
    public static byte[] Write(int width, int height, int components, bool isProgressive = false, int? blocks = null)
    {
        var count = blocks ?? Math.Min(BlocksMax, (width + 7) / 8 * ((height + 7) / 8) * components);
        byte[] ids = [.. Enumerable.Range(1, components).Select(id => (byte)id)];
        byte[] frame = [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, (byte)components, .. ids.SelectMany(id => new byte[] { id, 0x11, 0 })];
        byte[] scan = [(byte)components, .. ids.SelectMany(id => new byte[] { id, 0 }), 0, (byte)(isProgressive ? 0 : 63), 0];

        // Bits of the colour's difference: none, in a code of one bit. Then that nothing else follows, in a code of one bit.
        byte[] onlyZero = [1, .. new byte[15], 0];
        return
        [
            0xFF, 0xD8,
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
            .. Segment(isProgressive ? Progressive : Baseline, frame),
            .. Segment(0xC4, [0x00, .. onlyZero]),
            .. Segment(0xC4, [0x10, .. onlyZero]),
            .. Segment(0xDA, scan),
            .. new byte[(count * (isProgressive ? 1 : 2) / 8) + 1],
            0xFF, 0xD9,
        ];
    }

    private static byte[] Segment(byte kind, byte[] body) => [0xFF, kind, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];
}
