using Swiper.Api.Media;
using Swiper.Silo;

namespace Swiper.Api.Tests.Media;

public sealed class MediaKeyTests
{
    [Theory]
    [InlineData("image/jpeg", ".jpg")]
    [InlineData("image/png", ".png")]
    [InlineData("image/webp", ".webp")]
    public void New_EachType_SaysWhatItIsFor(string type, string extension)
    {
        var (avatar, photo) = (MediaKey.New(new CryptographicEntropy(), type), MediaKey.NewPhoto(new CryptographicEntropy(), type));
        var thumbnail = MediaKey.ThumbnailOf(photo);

        Assert.EndsWith(extension, avatar, StringComparison.Ordinal);
        Assert.EndsWith(".p" + extension, photo, StringComparison.Ordinal);
        Assert.Equal([type, type, "image/webp"], new[] { avatar, photo, thumbnail }.Select(MediaKey.ContentTypeOf));
        Assert.Equal([false, true, true], new[] { avatar, photo, thumbnail }.Select(MediaKey.NeedsSignature));
        Assert.Equal([false, true, false], new[] { avatar, photo, thumbnail }.Select(MediaKey.IsPhoto));
    }

    [Fact]
    public void CopyOf_EachFileAndReport_IsAnotherKeyThatNeedsASignature()
    {
        const string Avatar = "0123456789abcdef0123456789abcdef.png";
        const string Photo = "0123456789abcdef0123456789abcdef.p.webp";

        string[] copies = [MediaKey.CopyOf(Avatar, 1), MediaKey.CopyOf(Avatar, 2), MediaKey.CopyOf(Photo, 1)];

        Assert.Equal(["image/png", "image/png", "image/webp"], copies.Select(MediaKey.ContentTypeOf));
        Assert.All(copies, copy => Assert.True(MediaKey.IsPhoto(copy) && MediaKey.NeedsSignature(copy)));
        Assert.Equal(5, copies.Append(Avatar).Append(Photo).Distinct().Count());
        Assert.Equal(copies[0], MediaKey.CopyOf(Avatar, 1));
    }
}
