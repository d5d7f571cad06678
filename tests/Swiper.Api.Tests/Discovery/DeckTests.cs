using System.Text.Json;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Discovery;

public sealed class DeckTests(SharedServer shared)
{
    [Fact]
    public async Task Deck_NewUser_IsEmpty()
    {
        var person = await Person.SignUp(shared.Api);

        Assert.Equal(0, (await person.Get("/api/social/users")).Ok().GetArrayLength());
    }

    [Fact]
    public async Task Deck_SuitablePeople_ComeOnceEachInGroupsOfFive()
    {
        var place = Place();
        var seeker = await (await Person.SignUp(shared.Api)).Settle(place, "male");
        var suited = await People(7, place, datingSex: "male");

        var groups = new[]
        {
            (await seeker.Get("/api/social/users")).Ok(),
            (await seeker.Get("/api/social/users?group_num=1")).Ok(),
            (await seeker.Get("/api/social/users?group_num=2")).Ok(),
        };

        Assert.Equal([5, 2, 0], groups.Select(group => group.GetArrayLength()));
        Assert.Equal(suited.Select(person => person.Id).Order(), (await seeker.Deck()).Order());
        Assert.Equal(
            [
                "id", "nickname", "sex", "age", "avatar", "location", "vipflag", "bio", "interests", "looking_for", "photos", "distance_km", "active",
                "superliked", "note", "common_interests",
            ],
            groups[0][0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(groups[0].ToString(), (await seeker.Get("/api/social/users?group_num=0")).Ok().ToString());
    }

    [Fact]
    public async Task DeckState_NewUserThenSettledAlone_SaysWhatWouldHelp()
    {
        var person = await Person.SignUp(shared.Api);
        Assert.Equal("""{"remaining":0,"hint":"complete_profile"}""", await DeckState(person));

        await person.Settle(Place(), "male");
        Assert.Equal("""{"remaining":0,"hint":"wait"}""", await DeckState(person));
    }

    [Fact]
    public async Task DeckState_PeopleOfOtherAges_SaysThatWiderAgesWouldHelp()
    {
        var place = Place();
        var seeker = await (await Person.SignUp(shared.Api)).Settle(place, "male");
        await People(3, place, datingSex: "male");
        Assert.Equal("""{"remaining":3,"hint":null}""", await DeckState(seeker));

        (await seeker.Post("/api/user/profile", ("min_dating_age", "80"), ("max_dating_age", "90"))).Ok();

        Assert.Equal("""{"remaining":0,"hint":"widen_ages"}""", await DeckState(seeker));
    }

    [Fact]
    public async Task Deck_Always_LeavesOutOneselfAndSwipedPeople()
    {
        var place = Place();
        var seeker = await (await Person.SignUp(shared.Api)).Settle(place);
        var people = await People(6, place);

        Assert.DoesNotContain(seeker.Id, await seeker.Deck());
        foreach (var person in people)
        {
            (await (person.Id % 2 == 0 ? seeker.Like(person) : seeker.Dislike(person))).Ok();
            Assert.DoesNotContain(person.Id, await seeker.Deck());
        }

        Assert.Empty(await seeker.Deck());
    }

    [Fact]
    public async Task Deck_UnsuitablePeople_AreNotOnIt()
    {
        var place = Place();
        var seeker = await (await Person.SignUp(shared.Api)).Settle(place, "male");
        await People(1, place, sex: "male", datingSex: "male");
        await People(1, Place(), datingSex: "male");
        await People(1, place, birthYear: 1940, datingSex: "male");
        await People(1, place, datingSex: "female");

        Assert.Empty(await seeker.Deck());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("first")]
    [InlineData("1.5")]
    [InlineData("")]
    [InlineData("1&group_num=2")]
    public async Task Deck_WithoutAProperGroup_IsRefused(string group)
    {
        var person = await Person.SignUp(shared.Api);

        (await person.Get("/api/social/users?group_num=" + group)).Refused(ErrorCode.BAD_REQUEST);
    }

    private static string Place() => "place-" + Guid.NewGuid().ToString("N")[..12];

    private Task<Person[]> People(int count, string place, string sex = "female", int birthYear = 1995, string datingSex = "female") =>
        Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
            await (await Person.SignUp(shared.Api)).Settle(place, sex, birthYear, datingSex)));

    private static async Task<string> DeckState(Person person) =>
        JsonSerializer.Serialize((await person.Get("/api/social/deck")).Ok());
}
