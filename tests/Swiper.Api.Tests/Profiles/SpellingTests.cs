using System.Text;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Profiles;

/// <summary>Names and places in whatever way phones write them.</summary>
public sealed class SpellingTests(SharedServer shared)
{
    private readonly string _unique = Guid.NewGuid().ToString("N")[..12];

    [Theory]
    [InlineData("\u3164")]
    [InlineData("\uFFA0")]
    [InlineData("\u115F\u1160")]
    [InlineData("\u2800")]
    [InlineData("\uFE0F")]
    [InlineData("\u200D\u200C")]
    [InlineData("\u0301\u0302")]
    [InlineData("\U000E0067\U000E007F")]
    [InlineData("北京\u200D")]
    [InlineData("北京\u2060")]
    [InlineData("北京\uFE00")]
    [InlineData("\uFEFF北京")]
    public async Task Update_SomethingInvisible_IsRefused(string text)
    {
        var person = await Person.SignUp(shared.Api);

        (await person.Post("/api/user/info", ("nickname", text))).Refused(ErrorCode.PROFILE_ERROR);
        (await person.Post("/api/user/info", ("location", text))).Refused(ErrorCode.PROFILE_ERROR);
        (await person.Post("/api/user/profile", ("location", text))).Refused(ErrorCode.PROFILE_ERROR);
    }

    [Theory]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F{0}")]
    [InlineData("👨\u200D👩\u200D👧{0}")]
    [InlineData("می\u200Cخواهم{0}")]
    [InlineData("क्\u200Dष{0}")]
    [InlineData("❤\uFE0F{0}")]
    public async Task Update_NicknameWithWhatAScriptOrEmojiNeeds_IsStoredAsTyped(string format)
    {
        var (person, nickname) = (await Person.SignUp(shared.Api), string.Format(null, format, _unique));

        (await person.Post("/api/user/info", ("nickname", nickname))).Ok();

        Assert.Equal(nickname, (await person.Info()).GetProperty("nickname").GetString());
    }

    [Theory]
    [InlineData("{0}\u200D")]
    [InlineData("{0}\uFE0F")]
    [InlineData("{0}\u034F")]
    [InlineData("{0}\u3164")]
    [InlineData("{0}\u2800")]
    [InlineData("\u200C{0}")]
    [InlineData("Al\u200D{0}")]
    [InlineData("\u00A0{0} ")]
    [InlineData("{0}\u2064")]
    public async Task Update_LookAlikeOfATakenNickname_IsRefused(string format)
    {
        var (first, second) = (await Person.SignUp(shared.Api), await Person.SignUp(shared.Api));
        (await first.Post("/api/user/info", ("nickname", format.StartsWith("Al", StringComparison.Ordinal) ? "Al" + _unique : _unique))).Ok();

        var reply = await second.Post("/api/user/info", ("nickname", string.Format(null, format, _unique)));

        Assert.True(reply.Code is ErrorCode.NICKNAME_TAKEN or ErrorCode.PROFILE_ERROR, reply.Text);
    }

    [Theory]
    [InlineData('\uFDFA', 32)]
    [InlineData('\u3300', 32)]
    [InlineData('\uFDFB', 32)]
    [InlineData('\u1F82', 32)]
    [InlineData('长', 32)]
    public async Task Update_NicknameThatGrowsWhenFolded_IsTakenOrRefusedAndEveryRouteWorks(char character, int count)
    {
        var person = await (await Person.SignUp(shared.Api)).Settle("城" + _unique);

        var reply = await person.Post("/api/user/info", ("nickname", new string(character, count)));

        Assert.True(reply.Code is ErrorCode.Ok or ErrorCode.PROFILE_ERROR or ErrorCode.NICKNAME_TAKEN, reply.Text);
        await person.Info();
        (await person.Get("/api/user/profile")).Ok();
        (await person.Get("/api/social/users")).Ok();
        (await person.Post("/api/user/profile", ("vibration", "false"))).Ok();
        (await person.Post("/api/user/info", ("nickname", _unique), ("birth_month", "7"))).Ok();
    }

    [Fact]
    public async Task Deck_TownInSeveralSpellings_IsOneTown()
    {
        var town = "São Paulo " + _unique;
        var ann = await (await Person.SignUp(shared.Api)).Settle(town, "female", datingSex: "male");
        var decomposed = await (await Person.SignUp(shared.Api)).Settle(town.Normalize(NormalizationForm.FormD), "male", datingSex: "female");
        var capitals = await (await Person.SignUp(shared.Api)).Settle(town.ToUpperInvariant(), "male", datingSex: "female");

        var deck = (await ann.Get("/api/social/users")).Ok().EnumerateArray().ToDictionary(user => user.GetProperty("id").GetInt64(), user => user.GetProperty("location").GetString());

        Assert.Equal(new[] { decomposed.Id, capitals.Id }.Order(), deck.Keys.Order());
        Assert.Equal(town.ToUpperInvariant(), deck[capitals.Id]);
        (await ann.Post("/api/user/profile", ("location", town.Normalize(NormalizationForm.FormD)))).Ok();
        (await ann.Post("/api/user/profile", ("location", town.ToLowerInvariant()))).Ok();
        (await ann.Post("/api/user/profile", ("location", "Rio " + _unique))).Refused(ErrorCode.NOT_HAS_PERM);
    }
}
