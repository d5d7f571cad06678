using System.Globalization;
using System.IO.Compression;
using SkiaSharp;
using Swiper.Api.Media;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Media;

/// <summary>What hostile pictures cost. The memory is printed: how much a process holds depends on the machine, too.</summary>
public sealed class HostilePictureTests(ITestOutputHelper output)
{
    private const int MegaByte = 1024 * 1024;

    [Fact]
    public async Task Upload_HostilePictures_IsNeverADefectOfTheServer()
    {
        await using var relaxed = await RelaxedServer.Start();
        var person = await Person.SignUp(relaxed.Api);
        (await Upload(person, FlatJpeg.Write(64, 64, 3))).Ok();
        var idle = PeakOf(relaxed.Server);
        var (worst, most, taken) = ("", idle, 0);

        foreach (var pair in HostilePictures.All().Chunk(2))
        {
            ResetPeak(relaxed.Server);
            foreach (var reply in await Task.WhenAll(pair.Select(picture => Upload(person, picture.File))))
            {
                Assert.True(reply.Status < 500, $"{string.Join(" or ", pair.Select(picture => picture.Name))}: {reply.Text}");
                Assert.True(reply.Code is ErrorCode.Ok or ErrorCode.FILE_REJECTED, reply.Text);
                taken += reply.Code == ErrorCode.Ok ? 1 : 0;
            }

            if (PeakOf(relaxed.Server) is var peak && peak > most)
            {
                (worst, most) = (string.Join(" and ", pair.Select(picture => picture.Name)), peak);
            }
        }

        Assert.InRange(taken, 1, HostilePictures.Count - 1);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{HostilePictures.Count} pictures, {taken} taken; {(most - idle) / MegaByte} MB more than idle at most, two at a time: {worst}"));
        (await Upload(person, FlatJpeg.Write(64, 64, 3))).Ok();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 16)]
    [InlineData(2, 8)]
    [InlineData(2, 16)]
    [InlineData(3, 8)]
    [InlineData(4, 8)]
    [InlineData(6, 8)]
    [InlineData(6, 16)]
    public void Clean_LargePng_IsScaledDownFromItsRows(byte color, byte depth)
    {
        var cleaned = Clean(HandmadePng.Write(8192, 4096, color, depth));

        Assert.Equal((2048, 1024, "image/png"), (cleaned!.Width, cleaned.Height, cleaned.ContentType));
    }

    [Theory]
    [InlineData(3000, 3000, 3, false, 1875)]
    [InlineData(8192, 8192, 1, false, 2048)]
    [InlineData(8192, 8192, 3, false, 2048)]
    [InlineData(8192, 8192, 4, false, 2048)]
    [InlineData(2000, 1000, 3, true, 2000)]
    [InlineData(2000, 1000, 4, true, 2000)]
    public void Clean_JpegThatFits_IsTaken(int width, int height, int components, bool isProgressive, int stored)
    {
        var cleaned = Clean(FlatJpeg.Write(width, height, components, isProgressive))!;

        Assert.Equal(stored, cleaned.Width);
    }

    [Fact]
    public void Clean_MoreThanADecoderMayHold_IsRefused()
    {
        Assert.Null(Clean(FlatJpeg.Write(8192, 8192, 3, isProgressive: true)));
        Assert.Null(Clean(HandmadePng.Write(8192, 8192, 2, 8, isInterlaced: true)));
        Assert.Null(Clean(HandmadePng.Write(2400, 2400, 6, 16, isInterlaced: true)));
    }

    [Fact]
    public void Clean_LargePngWithAProfileThatIsNone_IsTakenForSrgb()
    {
        foreach (var profile in new byte[][] { [], [0], [.. "p\0\0"u8], [.. "p\0\0"u8, .. Packed(new byte[2000])], [.. "p\0\0"u8, .. NeedsDictionary] })
        {
            Assert.Equal(1500, Clean(HandmadePng.Write(3000, 3000, 2, 8, false, ("iCCP", profile)))!.Width);
        }
    }

    [Fact]
    public void Clean_LargePngWhoseRowsAreNone_IsRefused()
    {
        Assert.Null(Clean(HandmadePng.Write(3000, 3000, 2, 8, rows: NeedsDictionary)));
        Assert.Null(Clean(HandmadePng.Write(3000, 3000, 2, 8, rows: [1, 2, 3])));
        Assert.Null(Clean(HandmadePng.Write(3000, 3000, 2, 8, rows: Packed(new byte[3000]))));
        Assert.Null(Clean(HandmadePng.Write(3000, 3000, 2, 8, rows: [])));
    }

    /// <summary>What is packed with a dictionary that only its sender has.</summary>
    private static byte[] NeedsDictionary => [0x78, 0xBB, 1, 2, 3, 4, 5, 6, 7, 8];

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    private static Picture? Clean(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        return PictureCleaner.Clean(data);
    }

    private static Task<Reply> Upload(Person person, byte[] file) => person.Api.Upload("/api/user/avatar", person.Token, file);

    /// <summary>The most that the server has held since the last reset, where the system says so.</summary>
    private static long PeakOf(SwiperServer server) => !OperatingSystem.IsLinux() ? 0 : 1024 * File.ReadLines($"/proc/{server.ProcessId}/status")
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture))
        .Single();

    private static void ResetPeak(SwiperServer server)
    {
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText($"/proc/{server.ProcessId}/clear_refs", "5");
        }
    }
}
