using SkiaSharp;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Safety;

public sealed class ReportsTests(SharedServer shared)
{
    [Fact]
    public async Task Report_Somebody_BlocksThemAndKeepsTheirPicture()
    {
        using var folder = new TemporaryFolder();
        await using var server = await SwiperServer.Start(folder.Path);
        var (ann, ben) = (await Person.SignUp(server.Api), await Person.SignUp(server.Api));
        (await server.Api.Upload("/api/user/avatar", ben.Token, TestPictures.RedBlue(SKEncodedImageFormat.Png, 8, 8))).Ok();

        var first = (await ann.Post("/api/social/report", ("sid", ben.Sid), ("reason", "fake"), ("text", "假的"))).Ok().GetProperty("report_id").GetInt64();
        (await ben.Post("/api/user/avatar/delete")).Ok();
        var again = (await ann.Post("/api/social/report", ("sid", ben.Sid), ("reason", "fake"), ("text", " 假的 "))).Ok().GetProperty("report_id").GetInt64();

        Assert.Equal(first, again);
        (await ben.Like(ann)).Refused(ErrorCode.USER_NOT_FOUND);
        Assert.EndsWith(".p.png", Assert.Single(Directory.GetFiles(folder.At("media"), "*", SearchOption.AllDirectories)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_WithoutBlock_LeavesThemVisible()
    {
        var (ann, ben) = (await Person.SignUp(shared.Api), await Person.SignUp(shared.Api));

        (await ann.Post("/api/social/report", ("sid", ben.Sid), ("reason", "other"), ("block", "false"), ("message_id", "12"), ("photo_id", ben.Sid + "-1"))).Ok();

        (await ben.Like(ann)).Ok();
    }

    [Theory]
    [InlineData("reason", "rude")]
    [InlineData("reason", "")]
    [InlineData("message_id", "0")]
    [InlineData("message_id", "x")]
    [InlineData("photo_id", "42-1")]
    [InlineData("photo_id", "1")]
    [InlineData("block", "perhaps")]
    [InlineData("sid", "ben")]
    [InlineData("text", "\u0001")]
    public async Task Report_MalformedField_IsRefusedByItsName(string name, string value)
    {
        var (ann, ben) = (await Person.SignUp(shared.Api), await Person.SignUp(shared.Api));
        var fields = new Dictionary<string, string> { ["sid"] = ben.Sid, ["reason"] = "spam", [name] = value };

        var reply = (await ann.Post("/api/social/report", [.. fields.Select(field => (field.Key, field.Value))])).Refused(ErrorCode.BAD_REQUEST);

        Assert.Equal(name, reply.Data.GetProperty("parameter").GetString());
        (await ben.Like(ann)).Ok();
    }

    [Fact]
    public async Task Report_OneselfOrNobody_IsRefused()
    {
        var ann = await Person.SignUp(shared.Api);

        (await ann.Post("/api/social/report", ("sid", ann.Sid), ("reason", "spam"))).Refused(ErrorCode.BAD_REQUEST);
        (await ann.Post("/api/social/report", ("sid", "42"), ("reason", "spam"))).Refused(ErrorCode.USER_NOT_FOUND);
    }

    [Fact]
    public async Task Report_MoreThanADayAllows_SaysWhenToComeBack()
    {
        using var folder = new TemporaryFolder();
        await using var server = await SwiperServer.Start(folder.Path, ("Safety:ReportsPerDay", "1"));
        var people = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Person.SignUp(server.Api)));
        (await people[0].Post("/api/social/report", ("sid", people[1].Sid), ("reason", "spam"))).Ok();

        var reply = (await people[0].Post("/api/social/report", ("sid", people[2].Sid), ("reason", "spam"))).Refused(ErrorCode.TOO_MANY_REQUESTS);

        Assert.True(reply.Headers.RetryAfter?.Delta > TimeSpan.FromSeconds(1));
        (await people[2].Like(people[0])).Ok();
    }
}
