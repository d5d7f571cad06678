using System.Text.Json;
using Swiper.Api.Contract;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Operators;

/// <summary>Keys, names, roles, lookups, bans and the audit log, as operators meet them.</summary>
public sealed class OperatorTests(SharedServer shared)
{
    [Fact]
    public async Task Ban_Anybody_HoldsAtOnceAndAtTheNextLogin()
    {
        await using var server = await RelaxedServer.Start();
        var (ann, bob) = (await Person.SignUp(server.Api), await Person.SignUp(server.Api));
        (await ann.Like(bob)).Ok();
        (await bob.Like(ann)).Ok();

        var ban = (await Act(server.Api, "ban", SwiperServer.AdminKey, ("uid", bob.Sid), ("days", "3"), ("reason", " 刷广告 "))).Ok();

        Assert.Equal("刷广告", ban.GetProperty("reason").GetString());
        Assert.InRange(ban.GetProperty("until").GetDateTimeOffset() - DateTimeOffset.UtcNow, TimeSpan.FromDays(2.9), TimeSpan.FromDays(3.1));
        (await bob.Get("/api/user/info")).Refused(ErrorCode.LOGIN_ERROR);
        Assert.Empty(await ann.Friends());
        (await ann.Like(bob)).Refused(ErrorCode.USER_NOT_FOUND);
        (await server.Api.Form("/api/user/verify", null, ("phonenum", bob.Phone))).Ok();
        var code = await Person.LastCode(server.Api, bob.Phone);
        var refused = (await server.Api.Form("/api/user/login", null, ("phonenum", bob.Phone), ("vcode", code))).Refused(ErrorCode.BANNED);
        Assert.Equal(ban.GetRawText(), refused.Data.GetRawText());

        (await Act(server.Api, "unban", SwiperServer.AdminKey, ("uid", bob.Sid))).Ok();

        Assert.Equal(bob.Id, (await Person.SignIn(server.Api, bob.Phone)).Id);
        Assert.Equal([bob.Id], await ann.Friends());
    }

    [Theory]
    [InlineData("ban", "uid", "me")]
    [InlineData("ban", "days", "-1")]
    [InlineData("ban", "days", "3651")]
    [InlineData("ban", "days", "")]
    [InlineData("ban", "reason", " ")]
    [InlineData("unban", "uid", "0")]
    public async Task Ban_WithWrongParameter_NamesItAndBansNobody(string route, string field, string value)
    {
        var person = await Person.SignUp(shared.Api);
        (string, string)[] fields = [("uid", person.Sid), ("days", "1"), ("reason", "x")];

        var reply = await Act(shared.Api, route, SwiperServer.AdminKey, [.. fields.Where(other => other.Item1 != field), (field, value)]);

        Assert.Equal(field, reply.Refused(ErrorCode.BAD_REQUEST).Data.GetProperty("parameter").GetString());
        await person.Info();
    }

    [Fact]
    public async Task Ban_ForGood_SaysSo()
    {
        var person = await Person.SignUp(shared.Api);

        Assert.Equal(JsonValueKind.Null, (await person.Ban(0)).Ok().GetProperty("until").ValueKind);
        (await Act(shared.Api, "ban", SwiperServer.AdminKey, ("uid", "42"), ("days", "1"), ("reason", "x"))).Refused(ErrorCode.USER_NOT_FOUND);
        (await Act(shared.Api, "unban", SwiperServer.AdminKey, ("uid", "42"))).Refused(ErrorCode.USER_NOT_FOUND);
    }

    [Fact]
    public async Task Users_ByEachWay_TellAccountStateAndCountsAndOnlyTheEndOfTheNumber()
    {
        var name = "名" + Guid.NewGuid().ToString("N")[..10];
        var person = await (await Person.SignUp(shared.Api)).GrantVip(2);
        (await person.Post("/api/user/info", ("nickname", name))).Ok();
        var national = person.Phone["+86".Length..];

        foreach (var query in new[] { $"uid={person.Sid}", $"phonenum={Uri.EscapeDataString(person.Phone)}", $"phonenum={national}", $"nickname={Uri.EscapeDataString(name)}" })
        {
            var reply = await Read(shared.Api, "users?" + query, SwiperServer.SupportKey);
            var account = reply.Ok();
            Assert.Equal(person.Id, account.GetProperty("id").GetInt64());
            Assert.Equal("…" + person.Phone[^4..], account.GetProperty("phonenum").GetString());
            Assert.Equal(("active", 2), (account.GetProperty("state").GetString(), account.GetProperty("vip_level").GetInt32()));
            Assert.Equal(1, account.GetProperty("counts").GetProperty("sessions").GetInt32());
            Assert.DoesNotContain(national, reply.Text, StringComparison.Ordinal);
        }

        (await person.Ban(1)).Ok();
        var banned = (await Read(shared.Api, "users?uid=" + person.Sid, SwiperServer.SupportKey)).Ok();
        Assert.Equal(("banned", "advertising"), (banned.GetProperty("state").GetString(), banned.GetProperty("ban").GetProperty("reason").GetString()));
    }

    [Theory]
    [InlineData("users", ErrorCode.BAD_REQUEST)]
    [InlineData("users?uid=1&nickname=x", ErrorCode.BAD_REQUEST)]
    [InlineData("users?uid=0", ErrorCode.BAD_REQUEST)]
    [InlineData("users?uid=42", ErrorCode.USER_NOT_FOUND)]
    [InlineData("users?phonenum=1", ErrorCode.PHONE_ERROR)]
    [InlineData("users?phonenum=%2B8618999999999", ErrorCode.USER_NOT_FOUND)]
    [InlineData("users?nickname=nobody-has-this", ErrorCode.USER_NOT_FOUND)]
    [InlineData("users?nickname=%20", ErrorCode.BAD_REQUEST)]
    public async Task Users_WhoAreNotThere_AreNotFound(string path, ErrorCode code) => (await Read(shared.Api, path, SwiperServer.AdminKey)).Refused(code);

    [Fact]
    public async Task Users_OfANumberThatWasLeft_AreNotFound()
    {
        await using var server = await RelaxedServer.Start();
        var (person, next) = (await Person.SignUp(server.Api), Phones.Fresh());
        (await server.Api.Form("/api/user/verify", null, ("phonenum", next))).Ok();
        (await person.Post("/api/user/phone", ("phonenum", next), ("vcode", await Person.LastCode(server.Api, next)))).Ok();

        (await Read(server.Api, "users?phonenum=" + Uri.EscapeDataString(person.Phone), SwiperServer.AdminKey)).Refused(ErrorCode.USER_NOT_FOUND);
        Assert.Equal(person.Id, (await Read(server.Api, "users?phonenum=" + Uri.EscapeDataString(next), SwiperServer.AdminKey)).Ok().GetProperty("id").GetInt64());
    }

    /// <summary>Every route of operators that changes something leaves a line: a new one fails here until it does.</summary>
    [Fact]
    public async Task Audit_OfEveryRouteThatChangesSomething_HasALineWithTheOperatorAndNoTexts()
    {
        await using var server = await RelaxedServer.Start();
        var person = await Person.SignUp(server.Api);
        var photo = (await server.Api.Upload("/api/user/photos", person.Token, TestPictures.RedBlue(SkiaSharp.SKEncodedImageFormat.Png, 8, 8), field: "photo")).Ok();
        var report = (await (await Person.SignUp(server.Api)).Post("/api/social/report", ("sid", person.Sid), ("reason", "spam"))).Ok().GetProperty("report_id");
        var changing = ApiRoutes.All.Values.Where(route => route.Contract.Access is Access.Operator && route.Method == "POST").ToList();

        foreach (var route in changing)
        {
            var fields = route.Contract.Fields.Select(field => KeyValuePair.Create(field.Name, field.Name switch
            {
                "uid" => person.Sid,
                "id" when route.Path.Contains("/reports/", StringComparison.Ordinal) => report.GetRawText(),
                "id" => photo.GetProperty("id").GetString()!,
                _ => field.Example is bool flag ? flag ? "true" : "false" : $"{field.Example}",
            }));
            (await server.Api.Send(HttpMethod.Post, route.Path, null, new FormUrlEncodedContent(fields), ("X-Admin-Key", SwiperServer.AdminKey), ("X-Admin-Name", "li"))).Ok();
        }

        var log = await Read(server.Api, "audit", SwiperServer.AdminKey);
        var lines = log.Ok().GetProperty("lines").EnumerateArray().ToList();
        Assert.Equal(changing.Count, lines.Count);
        Assert.All(lines, line => Assert.Equal(("li", person.Id), (line.GetProperty("operator").GetString(), line.GetProperty("uid").GetInt64())));
        Assert.Equal(changing.Count, lines.Select(line => line.GetProperty("act").GetString()).Distinct().Count());
        Assert.DoesNotContain("Advertising", log.Text, StringComparison.Ordinal);
        await server.Restart();
        Assert.Equal(log.Text, (await Read(server.Api, "audit", SwiperServer.AdminKey)).Text);
    }

    [Fact]
    public async Task Audit_MoreThanAPage_ComesNewestFirstAndEachLineOnce()
    {
        await using var server = await RelaxedServer.Start();
        var person = await Person.SignUp(server.Api);
        for (var number = 0; number < 105; number++)
        {
            (await Act(server.Api, "unban", SwiperServer.AdminKey, ("uid", person.Sid))).Ok();
        }

        var first = (await Read(server.Api, "audit", SwiperServer.AdminKey)).Ok();
        var second = (await Read(server.Api, "audit?cursor=" + first.GetProperty("next").GetString(), SwiperServer.AdminKey)).Ok();

        Assert.Equal((100, 5), (first.GetProperty("lines").GetArrayLength(), second.GetProperty("lines").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        (await Read(server.Api, "audit?cursor=x", SwiperServer.AdminKey)).Refused(ErrorCode.BAD_REQUEST);
        Assert.Equal(105, (await Read(server.Api, "stats", SwiperServer.SupportKey)).Ok().GetProperty("audit_lines").GetInt64());
    }

    [Fact]
    public async Task Name_OfAKeyOfOneOperator_Wins()
    {
        var uid = (await Person.SignUp(shared.Api)).Sid;

        (await Read(shared.Api, "users?uid=" + uid, SwiperServer.SupportKey, ("X-Admin-Name", SwiperServer.SupportName))).Ok();
        (await Read(shared.Api, "users?uid=" + uid, SwiperServer.SupportKey, ("X-Admin-Name", "li"))).Refused(ErrorCode.BAD_REQUEST);
        (await Read(shared.Api, "users?uid=" + uid, SwiperServer.AdminKey, ("X-Admin-Name", new string('x', 65)))).Refused(ErrorCode.BAD_REQUEST);
        (await Read(shared.Api, "users?uid=" + uid, SwiperServer.AdminKey, ("X-Admin-Name", ""))).Refused(ErrorCode.BAD_REQUEST);
    }

    [Fact]
    public async Task Routes_WhereNoKeyIsConfigured_DoNotExist()
    {
        await using var server = await RelaxedServer.Start(("Admin:Key", ""), ("Admin:Keys:0:Role", "Admin"));
        (await Read(server.Api, "audit", SwiperServer.SupportKey)).Ok();

        await server.Restart(("Admin:Key", ""), ("Admin:Keys:0:Name", ""), ("Admin:Keys:0:Key", ""));
        foreach (var route in ApiRoutes.All.Values.Where(route => route.Contract.Access is Access.Operator))
        {
            (await server.Api.CallAbout(route, null, "")).Refused(ErrorCode.NO_SUCH_ROUTE);
        }
    }

    [Theory]
    [InlineData("Admin:Keys:0:Name", "", "Admin:Keys:0:Name is not set")]
    [InlineData("Admin:Keys:0:Name", "李", "Admin:Keys:0:Name is '李'")]
    [InlineData("Admin:Keys:0:Key", "", "Admin:Keys:0:Key is not set")]
    [InlineData("Admin:Keys:0:Key", SwiperServer.AdminKey, "Admin:Keys:0:Key is unusable")]
    [InlineData("Admin:Keys:0:Role", "owner", "Admin:Keys:0:Role is 'owner'; it must be one of Support, Admin.")]
    [InlineData("Admin:Keys:1:Name", SwiperServer.SupportName, "Admin:Keys:0:Name is 'wang'")]
    public async Task Keys_ThatCannotWork_AreRefusedAtStartWithoutShowingThem(string setting, string value, string sentence)
    {
        using var folder = new TemporaryFolder();
        await using var server = SwiperServer.Launch(folder.Path, (setting, value));
        await server.Ended();

        Assert.Equal(1, server.ExitCode);
        Assert.Contains(sentence, string.Join('\n', server.Output.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain(SwiperServer.AdminKey, string.Join('\n', server.Output.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_FromOneAddressTooOften_AreRefusedWhateverTheKey()
    {
        await using var server = await RelaxedServer.Start(
            ("RateLimits:Enabled", "true"), ("RateLimits:OperatorBurst", "3"), ("RateLimits:OperatorInterval", "01:00:00"));
        foreach (var key in new[] { "wrong", SwiperServer.SupportKey, "wrong" })
        {
            await Read(server.Api, "stats", key);
        }

        foreach (var key in new[] { "wrong", SwiperServer.AdminKey })
        {
            Assert.True((await Read(server.Api, "stats", key)).Refused(ErrorCode.TOO_MANY_REQUESTS).Headers.Contains("Retry-After"));
        }

        (await server.Api.Get("/api/user/info")).Refused(ErrorCode.LOGIN_ERROR);
    }

    private static Task<Reply> Read(ApiClient api, string path, string key, params (string, string)[] headers) =>
        api.Get("/api/admin/" + path, null, [("X-Admin-Key", key), .. headers]);

    private static Task<Reply> Act(ApiClient api, string route, string key, params (string Name, string Value)[] fields) => api.Send(
        HttpMethod.Post,
        "/api/admin/" + route,
        null,
        new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        ("X-Admin-Key", key));
}
