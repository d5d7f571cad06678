using System.Text.Encodings.Web;
using System.Text.Json;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Vip;

public sealed class VipTests(SharedServer shared)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string, string, string, string> InvalidGrants => new()
    {
        { "me", "1", "30", "uid" },
        { "-1", "1", "30", "uid" },
        { "9007199254740992", "1", "30", "uid" },
        { "*", "9", "30", "level" },
        { "*", "first", "30", "level" },
        { "*", "1", "0", "days" },
        { "*", "1", "3651", "days" },
        { "*", "1", "", "days" },
    };

    [Fact]
    public async Task Levels_AreTheContracts()
    {
        var person = await Person.SignUp(shared.Api);

        var levels = (await person.Get("/api/vip/levels")).Ok();

        Assert.Equal(
            """[{"level":0,"name":"会员-0","price":0,"perms":[]},{"level":1,"name":"会员-1","price":5,"perms":["vipflag","superlike"]},{"level":2,"name":"会员-2","price":10,"perms":["superlike","rewind","unlimit_like"]},{"level":3,"name":"会员-3","price":15,"perms":["vipflag","superlike","rewind","anylocation","unlimit_like","seelikes"]}]""",
            JsonSerializer.Serialize(levels, Readable));
    }

    [Theory]
    [InlineData(1, "vipflag superlike")]
    [InlineData(2, "superlike rewind unlimit_like")]
    [InlineData(3, "vipflag superlike rewind anylocation unlimit_like seelikes")]
    public async Task Grant_Level_GivesItsPermissions(int level, string permissions)
    {
        var person = await (await Person.SignUp(shared.Api)).GrantVip(level);

        var me = await person.Info();

        Assert.Equal(permissions.Split(' '), me.GetProperty("perms").EnumerateArray().Select(name => name.GetString()));
        var expires = me.GetProperty("vip_expires_at").GetDateTimeOffset();
        Assert.InRange(expires - DateTimeOffset.UtcNow, TimeSpan.FromDays(29), TimeSpan.FromDays(31));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("test-operator2")]
    public async Task Grant_WithWrongKey_IsRefused(string? key)
    {
        var person = await Person.SignUp(shared.Api);

        (await Grant(shared.Api, key, person.Sid, "1", "30")).Refused(ErrorCode.NOT_HAS_PERM);

        Assert.Equal(0, (await person.Info()).GetProperty("vip_level").GetInt32());
    }

    [Theory]
    [MemberData(nameof(InvalidGrants))]
    public async Task Grant_WithWrongParameter_NamesIt(string uid, string level, string days, string parameter)
    {
        var person = await Person.SignUp(shared.Api);

        var reply = (await Grant(shared.Api, SwiperServer.AdminKey, uid == "*" ? person.Sid : uid, level, days)).Refused(ErrorCode.BAD_REQUEST);

        Assert.Equal(parameter, reply.Data.GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Grant_ToAnUnknownUser_IsRefused() =>
        (await Grant(shared.Api, SwiperServer.AdminKey, "42", "1", "30")).Refused(ErrorCode.USER_NOT_FOUND);

    private static Task<Reply> Grant(ApiClient api, string? key, string uid, string level, string days) => api.Send(
        HttpMethod.Post,
        "/api/admin/vip",
        null,
        new FormUrlEncodedContent([new("uid", uid), new("level", level), new("days", days)]),
        key is null ? [] : [("X-Admin-Key", key)]);
}
