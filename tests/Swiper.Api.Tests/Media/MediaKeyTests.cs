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
}
