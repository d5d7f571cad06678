using System.Text;
using SkiaSharp;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Media;

public sealed class AvatarTests(SharedServer shared)
{
    private const string Avatar = "/api/user/avatar";

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg", ".jpg")]
    [InlineData(SKEncodedImageFormat.Png, "image/png", ".png")]
    [InlineData(SKEncodedImageFormat.Webp, "image/webp", ".webp")]
    public async Task Upload_Picture_IsServedToAnybodyForEver(SKEncodedImageFormat format, string type, string extension)
    {
        var person = await Person.SignUp(shared.Api);

        var url = await Upload(person, TestPictures.RedBlue(format, 40, 20));

        Assert.StartsWith("/media/", url, StringComparison.Ordinal);
        Assert.EndsWith(extension, url, StringComparison.Ordinal);
        Assert.Equal(url, (await person.Info()).GetProperty("avatar").GetString());
        var served = await shared.Api.Get(url);
        Assert.Equal((200, type), (served.Status, served.ContentHeaders.ContentType!.MediaType));
        Assert.Contains("immutable", served.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(served.Headers.GetValues("X-Content-Type-Options")));
        using var picture = SKBitmap.Decode(served.Body);
        Assert.Equal((40, 20), (picture.Width, picture.Height));
        Assert.Equal(200, (await shared.Api.Send(HttpMethod.Head, url)).Status);
    }

    [Theory]
    [InlineData(1, 40, 20, "red", "blue")]
    [InlineData(2, 40, 20, "blue", "red")]
    [InlineData(3, 40, 20, "blue", "red")]
    [InlineData(4, 40, 20, "red", "blue")]
    [InlineData(5, 20, 40, "red", "blue")]
    [InlineData(6, 20, 40, "red", "blue")]
    [InlineData(7, 20, 40, "blue", "red")]
    [InlineData(8, 20, 40, "blue", "red")]
    public async Task Upload_TurnedPhoto_IsStoredUprightWithoutMetadata(ushort orientation, int width, int height, string start, string end)
    {
        var person = await Person.SignUp(shared.Api);
        var photo = TestPictures.WithExif(TestPictures.RedBlue(SKEncodedImageFormat.Jpeg, 40, 20), orientation);

        var stored = (await shared.Api.Get(await Upload(person, photo))).Body;

        using var picture = SKBitmap.Decode(stored);
        Assert.Equal((width, height), (picture.Width, picture.Height));
        Assert.Equal(start, ColorOf(picture.GetPixel(2, 2)));
        Assert.Equal(end, ColorOf(picture.GetPixel(width - 3, height - 3)));
        Assert.DoesNotContain(TestPictures.SegmentsOf(stored), kind => kind is >= 0xE1 and <= 0xEF or 0xFE);
        Assert.DoesNotContain("MARKER", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_PngWithText_IsStoredWithoutIt()
    {
        var person = await Person.SignUp(shared.Api);

        var url = await Upload(person, TestPictures.WithText(TestPictures.RedBlue(SKEncodedImageFormat.Png, 8, 8)));

        Assert.DoesNotContain("MARKER", Encoding.Latin1.GetString((await shared.Api.Get(url)).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_Replaced_DeletesTheOldPicture()
    {
        var person = await Person.SignUp(shared.Api);
        var first = await Upload(person, TestPictures.RedBlue(SKEncodedImageFormat.Png, 8, 8));

        var second = await Upload(person, TestPictures.RedBlue(SKEncodedImageFormat.Png, 8, 8));

        Assert.NotEqual(first, second);
        (await shared.Api.Get(first)).Refused(ErrorCode.NO_SUCH_ROUTE);
        Assert.Equal(200, (await shared.Api.Get(second)).Status);
    }

    [Fact]
    public async Task Upload_AsWideAsAllowed_IsAcceptedAndScaledDown()
    {
        var person = await Person.SignUp(shared.Api);

        var url = await Upload(person, TestPictures.RedBlue(SKEncodedImageFormat.Jpeg, 8192, 64));

        using var picture = SKBitmap.Decode((await shared.Api.Get(url)).Body);
        Assert.Equal((2048, 16), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task Upload_CutOff_IsRefused(SKEncodedImageFormat format)
    {
        var person = await Person.SignUp(shared.Api);
        var whole = TestPictures.RedBlue(format, 400, 300);

        foreach (var length in new[] { 12, whole.Length / 4, whole.Length / 2 })
        {
            (await shared.Api.Upload(Avatar, person.Token, whole[..length])).Refused(ErrorCode.FILE_REJECTED);
        }
    }

    [Fact]
    public async Task Upload_NotAPicture_IsRefusedUnderAnyName()
    {
        var person = await Person.SignUp(shared.Api);
        byte[][] files =
        [
            [],
            [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0],
            [.. "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8],
            [.. "BM"u8, .. new byte[100]],
            [0xFF, 0xD8, 0xFF, .. new byte[1000]],
            [0x89, .. "PNG\r\n\u001a\n"u8, .. new byte[1000]],
            [.. "RIFF\0\0\0\0WEBPVP8 "u8, .. new byte[1000]],
        ];

        foreach (var file in files)
        {
            (await shared.Api.Upload(Avatar, person.Token, file, "me.jpg")).Refused(ErrorCode.FILE_REJECTED);
        }
    }

    [Fact]
    public async Task Upload_ManyPixelsInFewBytes_IsRefusedByItsHeader()
    {
        var person = await Person.SignUp(shared.Api);

        foreach (var bomb in new[] { TestPictures.PngBomb(60_000, 60_000, 1000), TestPictures.PngBomb(8193, 8, 8), TestPictures.PngBomb(8, 8193, 8193) })
        {
            (await shared.Api.Upload(Avatar, person.Token, bomb)).Refused(ErrorCode.FILE_REJECTED);
        }
    }

    [Theory]
    [InlineData((5 * 1024 * 1024) + 1)]
    [InlineData(14 * 1024 * 1024)]
    public async Task Upload_TooLarge_IsRefusedAsSuch(int bytes)
    {
        var person = await Person.SignUp(shared.Api);
        var file = new byte[bytes];
        TestPictures.RedBlue(SKEncodedImageFormat.Jpeg, 8, 8).CopyTo(file, 0);

        (await shared.Api.Upload(Avatar, person.Token, file)).Refused(ErrorCode.FILE_REJECTED, status: 413);
    }

    [Fact]
    public async Task Upload_FarTooLarge_IsRefusedBeforeItIsSent()
    {
        var person = await Person.SignUp(shared.Api);
        var upload = new MultipartFormDataContent { { new ByteArrayContent(new byte[20 * 1024 * 1024]), "avatar", "me.jpg" } };

        (await shared.Api.Send(HttpMethod.Post, Avatar, person.Token, upload, ("Expect", "100-continue"))).Refused(ErrorCode.FILE_REJECTED, status: 413);
    }

    [Fact]
    public async Task Upload_WithoutFile_IsRefused()
    {
        var person = await Person.SignUp(shared.Api);

        (await shared.Api.Upload(Avatar, person.Token, [1], field: "picture")).Refused(ErrorCode.FILE_NOT_FOUND);
        (await shared.Api.Send(HttpMethod.Post, Avatar, person.Token, new MultipartFormDataContent { { new StringContent("x"), "avatar" } })).Refused(ErrorCode.FILE_NOT_FOUND);
        (await person.Post(Avatar, ("avatar", "x"))).Refused(ErrorCode.FILE_NOT_FOUND);
        (await shared.Api.Send(HttpMethod.Post, Avatar, person.Token)).Refused(ErrorCode.FILE_NOT_FOUND);
    }

    [Theory]
    [InlineData("../../../../signing.key")]
    [InlineData("..\\..\\x.png")]
    [InlineData("/etc/passwd")]
    public async Task Upload_FileNamedLikeAPath_IsStoredUnderAKeyOfOurs(string name)
    {
        var person = await Person.SignUp(shared.Api);

        var url = (await shared.Api.Upload(Avatar, person.Token, TestPictures.RedBlue(SKEncodedImageFormat.Png, 8, 8), name)).Ok().GetProperty("avatar").GetString();

        Assert.Matches("^/media/[0-9a-f]{32}\\.png$", url);
    }

    [Theory]
    [InlineData("/media/..%2f..%2fserver.lock")]
    [InlineData("/media/%2e%2e/server.lock")]
    [InlineData("/media/....//server.lock")]
    [InlineData("/media/0123456789abcdef0123456789abcdef.jpg")]
    [InlineData("/media/0123456789abcdef0123456789abcdef")]
    [InlineData("/media/")]
    [InlineData("/media/%5c..%5cserver.lock")]
    public async Task Media_NoKey_IsNotFound(string path) => (await shared.Api.Get(path)).Refused(ErrorCode.NO_SUCH_ROUTE);

    private static string ColorOf(SKColor color) => color switch
    {
        { Red: > 200, Blue: < 60 } => "red",
        { Blue: > 200, Red: < 60 } => "blue",
        _ => color.ToString(),
    };

    private async Task<string> Upload(Person person, byte[] file) =>
        (await shared.Api.Upload(Avatar, person.Token, file)).Ok().GetProperty("avatar").GetString()!;
}
