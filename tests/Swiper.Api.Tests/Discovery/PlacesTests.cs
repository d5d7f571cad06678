using System.Text.Json;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Discovery;

public sealed class PlacesTests(SharedServer shared)
{
    [Theory]
    [InlineData("31.2304", "121.4737")]
    [InlineData("90", "0")]
    [InlineData("-90", "180")]
    [InlineData("0", "-180")]
    [InlineData("-0", "-0.0")]
    public async Task Position_AnyOnTheGlobe_IsKeptAndForgotten(string latitude, string longitude)
    {
        var ann = await Person.SignUp(shared.Api);
        Assert.False((await ann.Info()).GetProperty("has_position").GetBoolean());

        (await ann.Post("/api/user/position", ("latitude", latitude), ("longitude", longitude))).Ok();
        Assert.True((await ann.Info()).GetProperty("has_position").GetBoolean());
        (await shared.Api.RawJson("/api/user/position", ann.Token, $"{{\"latitude\":{latitude},\"longitude\":{longitude}}}")).Ok();

        (await ann.Post("/api/user/position/clear")).Ok();
        Assert.False((await ann.Info()).GetProperty("has_position").GetBoolean());
    }

    [Fact]
    public async Task Position_InAnAnswer_IsNever()
    {
        var ann = await Person.SignUp(shared.Api);

        var reply = await ann.Post("/api/user/position", ("latitude", "31.230415"), ("longitude", "121.473701"));
        var texts = new[] { reply.Text, (await ann.Get("/api/user/info")).Text, (await ann.Get("/api/user/profile")).Text };

        Assert.All(texts, text => Assert.DoesNotContain("121.4", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Travel_WithThePermission_IsToldAndEnded()
    {
        var ann = await (await (await Person.SignUp(shared.Api)).Settle("上海")).GrantVip(3);
        var ends = (await ann.Info()).GetProperty("vip_expires_at").GetString();

        var me = (await ann.Post("/api/user/travel", ("location", " 成都 "))).Ok();
        Assert.Equal(("成都", ends), (me.GetProperty("travel").GetProperty("location").GetString(), me.GetProperty("travel").GetProperty("ends_at").GetString()));

        me = (await ann.Post("/api/user/travel", ("latitude", "35.6762"), ("longitude", "139.6503"))).Ok();
        Assert.Null(me.GetProperty("travel").GetProperty("location").GetString());
        Assert.Equal(JsonValueKind.Null, (await ann.Post("/api/user/travel/clear")).Ok().GetProperty("travel").ValueKind);
    }

    [Fact]
    public async Task Travel_WithoutThePermissionOrDestination_IsRefused()
    {
        var ann = await Person.SignUp(shared.Api);
        (await ann.Post("/api/user/travel", ("location", "成都"))).Refused(ErrorCode.NOT_HAS_PERM);
        await ann.GrantVip(3);

        foreach (var (fields, named) in new ((string, string)[], string)[]
        {
            ([], "location"),
            ([("location", "")], "location"),
            ([("location", "a\u200Bb")], "location"),
            ([("latitude", "1")], "longitude"),
            ([("longitude", "1")], "latitude"),
        })
        {
            Assert.Equal(named, (await ann.Post("/api/user/travel", fields)).Refused(ErrorCode.BAD_REQUEST).Data.GetProperty("parameter").GetString());
        }
    }

    [Fact]
    public async Task User_FriendsOnly_AreSeenWithTheirDistance()
    {
        var place = "place-" + Guid.NewGuid().ToString("N")[..12];
        var ann = await (await Person.SignUp(shared.Api)).Settle(place, "female", datingSex: "male");
        var bob = await (await Person.SignUp(shared.Api)).Settle(place, "male", datingSex: "female");
        (await ann.Get("/api/social/user?sid=" + bob.Sid)).Refused(ErrorCode.USER_NOT_FOUND);
        (await ann.Get("/api/social/user")).Refused(ErrorCode.BAD_REQUEST);

        (await ann.Like(bob)).Ok();
        (await bob.Like(ann)).Ok();
        Assert.Equal(JsonValueKind.Null, (await ann.Get("/api/social/user?sid=" + bob.Sid)).Ok().GetProperty("distance_km").ValueKind);
        (await ann.Post("/api/user/position", ("latitude", "31.2304"), ("longitude", "121.4737"))).Ok();
        (await bob.Post("/api/user/position", ("latitude", "31.2990"), ("longitude", "120.5853"))).Ok();

        var card = (await ann.Get("/api/social/user?sid=" + bob.Sid)).Ok();
        Assert.InRange(card.GetProperty("distance_km").GetInt32(), 84, 86);
        Assert.Equal("today", card.GetProperty("active").GetString());
        Assert.True(JsonElement.DeepEquals(card, (await ann.Get("/api/social/friends")).Ok().GetProperty("friends")[0]));
    }
}
