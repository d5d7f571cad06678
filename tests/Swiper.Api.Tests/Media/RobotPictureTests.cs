using System.Xml.Linq;
using Swiper.Api.Tests.Support;
using Swiper.Silo.Robots;

namespace Swiper.Api.Tests.Media;

public sealed class RobotPictureTests(SharedServer shared)
{
    [Theory]
    [InlineData("王伟强", "伟强")]
    [InlineData("李芳2", "李芳")]
    [InlineData("A", "A")]
    [InlineData("7", "")]
    public async Task Picture_OfAName_ShowsItsInitials(string nickname, string initials)
    {
        var key = RobotPicture.KeyOf(nickname, 123_456_789);

        var reply = await shared.Api.Get("/media/" + key);

        Assert.Equal((200, "image/svg+xml"), (reply.Status, reply.ContentHeaders.ContentType?.MediaType));
        Assert.InRange(reply.Body.Length, 200, 700);
        Assert.Equal(initials, XDocument.Parse(reply.Text).Root!.Value);
        Assert.Contains("immutable", reply.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(reply.Text, RobotPicture.Draw(key));
    }

    [Fact]
    public void KeyOf_OtherLooks_AreOtherPictures() =>
        Assert.Equal(100, Enumerable.Range(0, 100).Select(look => RobotPicture.Draw(RobotPicture.KeyOf("王伟强", (uint)look))).Distinct().Count());

    [Theory]
    [InlineData("robot-.svg")]
    [InlineData("robot-003c003e-1-1.svg")]
    [InlineData("robot-4f1f5f3a4f1f-1-1.svg")]
    [InlineData("robot-d83dde42-1-1.svg")]
    [InlineData("robot-4f1f-1-1.svg\n")]
    [InlineData("robot-4f1f-1111-1.svg")]
    [InlineData("robot-4F1F-1-1.svg")]
    [InlineData("Robot-4f1f-1-1.svg")]
    public async Task Picture_MadeUpKey_IsNotFound(string key) =>
        (await shared.Api.Get("/media/" + Uri.EscapeDataString(key))).Refused(ErrorCode.NO_SUCH_ROUTE);
}
