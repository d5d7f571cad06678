using System.Globalization;
using System.Text.Json;
using SkiaSharp;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Safety;

/// <summary>Reports as operators read and close them.</summary>
public sealed class ReportReviewTests(SharedServer shared)
{
    private static readonly byte[] Picture = TestPictures.RedBlue(SKEncodedImageFormat.Png, 8, 8);

    [Fact]
    public async Task Reports_OfSomebodyWhoChangedSince_ShowThemAsTheyWere()
    {
        await using var server = await RelaxedServer.Start();
        var (ann, ben) = (await Person.SignUp(server.Api), await Person.SignUp(server.Api));
        (await ben.Post("/api/user/info", ("nickname", "小鱼"), ("bio", "周末爬山"), ("interests", "爬山,咖啡"), ("location", "上海"))).Ok();
        (await server.Api.Upload("/api/user/avatar", ben.Token, Picture)).Ok();
        var photo = (await server.Api.Upload("/api/user/photos", ben.Token, Picture, field: "photo")).Ok().GetProperty("id").GetString()!;

        var id = await Report(ann, ben, ("reason", "picture"), ("text", "不是本人"), ("photo_id", photo), ("message_id", "12"));
        (await ben.Post("/api/user/info", ("nickname", "大鱼"), ("bio", ""), ("interests", ""), ("location", "北京"))).Ok();
        (await ben.Post("/api/user/avatar/delete")).Ok();
        (await ben.Post("/api/user/photos/delete", ("id", photo))).Ok();

        var report = Assert.Single((await Read(server.Api, "reports")).Ok().GetProperty("reports").EnumerateArray());
        Assert.Equal(
            (id, ann.Id, ben.Id, "picture", "不是本人", photo, 12),
            (IdOf(report), report.GetProperty("reporter").GetInt64(), report.GetProperty("reported").GetInt64(), report.GetProperty("reason").GetString(),
                report.GetProperty("text").GetString(), report.GetProperty("photo_id").GetString(), report.GetProperty("message_id").GetInt32()));
        Assert.Equal(JsonValueKind.Null, report.GetProperty("decision").ValueKind);
        var seen = report.GetProperty("seen");
        Assert.Equal(
            ("小鱼", "周末爬山", "上海"),
            (seen.GetProperty("nickname").GetString(), seen.GetProperty("bio").GetString(), seen.GetProperty("location").GetString()));
        Assert.Equal(["爬山", "咖啡"], seen.GetProperty("interests").EnumerateArray().Select(interest => interest.GetString()));
        foreach (var picture in new[] { "avatar", "photo" })
        {
            Assert.Equal(200, (await server.Api.Get(seen.GetProperty(picture).GetString()!)).Status);
        }

        Assert.Equal(1, (await Read(server.Api, "users?uid=" + ben.Sid)).Ok().GetProperty("reports").GetInt32());
        Assert.Equal(0, (await Read(server.Api, "users?uid=" + ann.Sid)).Ok().GetProperty("reports").GetInt32());
    }

    [Fact]
    public async Task Reports_MoreThanAPage_ComeOldestFirstAndEachOnce()
    {
        await using var server = await RelaxedServer.Start(("Safety:ReportsPerDay", "1000"));
        var (ann, ben) = (await Person.SignUp(server.Api), await Person.SignUp(server.Api));
        var ids = new List<long>();
        for (var number = 0; number < 103; number++)
        {
            ids.Add(await Report(ann, ben, ("reason", "other"), ("text", number.ToString(CultureInfo.InvariantCulture)), ("block", "false")));
        }

        var first = (await Read(server.Api, "reports?state=open&cursor=")).Ok();
        var second = (await Read(server.Api, "reports?cursor=" + first.GetProperty("next").GetString())).Ok();

        Assert.Equal(100, first.GetProperty("reports").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        var shown = first.GetProperty("reports").EnumerateArray().Concat(second.GetProperty("reports").EnumerateArray()).ToList();
        Assert.Equal(ids.Order(), shown.Select(IdOf).Order());
        Assert.Equal(shown.Select(AtOf).Order(), shown.Select(AtOf));
    }

    [Theory]
    [InlineData("dismiss")]
    [InlineData("warn")]
    public async Task Close_WithoutABan_IsOnceAndChangesNobody(string decision)
    {
        await using var server = await RelaxedServer.Start();
        var (ann, ben) = (await Person.SignUp(server.Api), await Person.SignUp(server.Api));
        var id = await Report(ann, ben, ("reason", "spam"), ("text", "卖茶叶"));

        var closed = await Close(server.Api, id, decision, SwiperServer.SupportKey);
        var again = await Close(server.Api, id, decision, SwiperServer.AdminKey);

        var report = closed.Ok();
        Assert.Equal((id, decision, SwiperServer.SupportName), (IdOf(report), report.GetProperty("decision").GetString(), report.GetProperty("closed_by").GetString()));
        Assert.Equal(closed.Text, again.Text);
        Assert.Equal("decision", ParameterOf(await Close(server.Api, id, "ban", SwiperServer.AdminKey)));
        await ben.Info();
        Assert.Empty((await Read(server.Api, "reports")).Ok().GetProperty("reports").EnumerateArray());
        Assert.Equal(id, IdOf(Assert.Single((await Read(server.Api, "reports?state=closed")).Ok().GetProperty("reports").EnumerateArray())));
        var log = await Audit(server.Api);
        Assert.Equal([("report-close", SwiperServer.SupportName, ben.Id, $"report={id} decision={decision}")], log.Order());
    }

    [Fact]
    public async Task Close_WithABan_BansForGoodAndTellsTheReason()
    {
        await using var server = await RelaxedServer.Start();
        var (ann, ben) = (await Person.SignUp(server.Api), await Person.SignUp(server.Api));
        var id = await Report(ann, ben, ("reason", "harassment"));

        Assert.Equal("ban", (await Close(server.Api, id, "ban", SwiperServer.AdminKey)).Ok().GetProperty("decision").GetString());

        (await ben.Get("/api/user/info")).Refused(ErrorCode.LOGIN_ERROR);
        var ban = (await Read(server.Api, "users?uid=" + ben.Sid)).Ok().GetProperty("ban");
        Assert.Equal((JsonValueKind.Null, "harassment"), (ban.GetProperty("until").ValueKind, ban.GetProperty("reason").GetString()));
        Assert.Equal(
            [("ban", "admin", ben.Id, "days=0"), ("report-close", "admin", ben.Id, $"report={id} decision=ban")],
            (await Audit(server.Api)).Order());

        (await server.Api.Send(HttpMethod.Post, "/api/admin/unban", null, new FormUrlEncodedContent([new("uid", ben.Sid)]), ("X-Admin-Key", SwiperServer.AdminKey))).Ok();
        (await Close(server.Api, id, "ban", SwiperServer.AdminKey)).Ok();
        Assert.Equal("active", (await Read(server.Api, "users?uid=" + ben.Sid)).Ok().GetProperty("state").GetString());
    }

    [Fact]
    public async Task Close_WithABan_TakesMoreThanSupport()
    {
        await using var server = await RelaxedServer.Start();
        var (ann, ben) = (await Person.SignUp(server.Api), await Person.SignUp(server.Api));
        var id = await Report(ann, ben, ("reason", "spam"));

        (await Close(server.Api, id, "ban", SwiperServer.SupportKey)).Refused(ErrorCode.NOT_HAS_PERM);

        await ben.Info();
        Assert.Empty(await Audit(server.Api));
        Assert.Single((await Read(server.Api, "reports")).Ok().GetProperty("reports").EnumerateArray());
    }

    [Theory]
    [InlineData("id", "0", "dismiss")]
    [InlineData("id", "x", "dismiss")]
    [InlineData("id", "42", "dismiss")]
    [InlineData("id", "42", "ban")]
    [InlineData("decision", "42", "")]
    [InlineData("decision", "42", "none")]
    [InlineData("decision", "42", "Ban")]
    public async Task Close_WithWrongParameter_NamesIt(string wrong, string id, string decision) => Assert.Equal(wrong, ParameterOf(await shared.Api.Send(
        HttpMethod.Post,
        "/api/admin/reports/close",
        null,
        new FormUrlEncodedContent([new("id", id), new("decision", decision)]),
        ("X-Admin-Key", SwiperServer.AdminKey))));

    [Theory]
    [InlineData("state=new", "state")]
    [InlineData("state=", "state")]
    [InlineData("state=Open", "state")]
    [InlineData("cursor=x", "cursor")]
    public async Task Reports_WithWrongParameter_NameIt(string query, string wrong) =>
        Assert.Equal(wrong, ParameterOf(await Read(shared.Api, "reports?" + query)));

    private static long IdOf(JsonElement report) => report.GetProperty("id").GetInt64();

    private static DateTimeOffset AtOf(JsonElement report) => report.GetProperty("at").GetDateTimeOffset();

    private static string? ParameterOf(Reply reply) => reply.Refused(ErrorCode.BAD_REQUEST).Data.GetProperty("parameter").GetString();

    private static async Task<long> Report(Person by, Person about, params (string, string)[] fields) =>
        (await by.Post("/api/social/report", [("sid", about.Sid), .. fields])).Ok().GetProperty("report_id").GetInt64();

    private static Task<Reply> Read(ApiClient api, string path) => api.Get("/api/admin/" + path, null, ("X-Admin-Key", SwiperServer.SupportKey));

    private static Task<Reply> Close(ApiClient api, long id, string decision, string key) => api.Send(
        HttpMethod.Post,
        "/api/admin/reports/close",
        null,
        new FormUrlEncodedContent([new("id", id.ToString(CultureInfo.InvariantCulture)), new("decision", decision)]),
        ("X-Admin-Key", key));

    private static async Task<List<(string? Act, string? Operator, long Uid, string? Detail)>> Audit(ApiClient api) =>
        [.. (await api.Get("/api/admin/audit", null, ("X-Admin-Key", SwiperServer.AdminKey))).Ok().GetProperty("lines").EnumerateArray().Select(line => (
            line.GetProperty("act").GetString(),
            line.GetProperty("operator").GetString(),
            line.GetProperty("uid").GetInt64(),
            line.GetProperty("detail").GetString()))];
}
