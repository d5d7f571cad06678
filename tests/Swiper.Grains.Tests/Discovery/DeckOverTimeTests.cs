using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Discovery;

[Collection(nameof(MovingClock))]
public sealed class DeckOverTimeTests(MovingCluster cluster)
{
    [Fact]
    public async Task GetDeck_LevelHasEnded_FallsBackToWhereOneLives()
    {
        var (here, there) = (cluster.NewPlace(), cluster.NewPlace());
        var bob = await (await cluster.NewPerson(Sex.Male, here)).WithVip(3, days: 1);
        var (ann, eve) = (await cluster.NewPerson(Sex.Female, here), await cluster.NewPerson(Sex.Female, there));
        await bob.Set(new SettingsUpdate(Location: there));
        Assert.Equal([eve.Id], await bob.WholeDeck());

        cluster.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal([ann.Id], await bob.WholeDeck());
    }

    [Fact]
    public async Task GetDeck_BadgeHasEnded_IsShownNoMore()
    {
        var here = cluster.NewPlace();
        var bob = await cluster.NewPerson(Sex.Male, here);
        await (await cluster.NewPerson(Sex.Female, here)).WithVip(1, days: 1);
        Assert.True(Assert.Single(await bob.Deck()).HasVipFlag);

        cluster.Clock.Advance(TimeSpan.FromDays(1));

        Assert.False(Assert.Single(await bob.Deck()).HasVipFlag);
    }

    [Fact]
    public async Task GetDeck_PersonHasTurnedTooOld_IsShownNoMore()
    {
        var here = cluster.NewPlace();
        var bob = await cluster.NewPerson(Sex.Male, here);
        var ann = await cluster.NewPerson(Sex.Female, here);
        var tomorrow = Calendars.Shanghai.DateAt(cluster.Now).AddDays(1);
        await ann.Update(new ProfileUpdate(BirthYear: tomorrow.Year - 46, BirthMonth: tomorrow.Month, BirthDay: tomorrow.Day));
        await ann.Set(new SettingsUpdate(MaxDatingAge: 100));
        Assert.Equal([ann.Id], await bob.WholeDeck());

        cluster.AdvanceToMidnight();

        Assert.Empty(await bob.WholeDeck());
    }

    [Fact]
    public async Task GetDeck_SuperlikesThatWait_ComeFirstTheNewestFirst()
    {
        var here = cluster.NewPlace();
        var bob = await cluster.NewPerson(Sex.Male, here);
        var women = new List<Person>();
        for (var i = 0; i < 6; i++)
        {
            women.Add(await (await cluster.NewPerson(Sex.Female, here)).WithVip(1));
        }

        await women[4].Swipe(bob, SwipeKind.Superlike);
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await women[1].Swipe(bob, SwipeKind.Superlike);

        var cards = await bob.Deck();

        Assert.Equal([women[1].Id, women[4].Id], cards.Take(2).Select(card => card.Id));
        Assert.Equal([true, true, false, false, false], cards.Select(card => card.Superliked));
        Assert.Equal(women.Select(woman => woman.Id).Order(), (await bob.WholeDeck()).Order());
    }

    [Fact]
    public async Task GetDeck_PersonInactiveForSixtyDays_IsShownNoMore()
    {
        var here = cluster.NewPlace();
        var (bob, ann) = (await cluster.NewPerson(Sex.Male, here), await cluster.NewPerson(Sex.Female, here));
        Assert.Equal([ann.Id], await bob.WholeDeck());

        cluster.Clock.Advance(TimeSpan.FromDays(61));
        bob = new Person(cluster, (await bob.OpenSession(2))!.Session);

        Assert.Empty(await bob.WholeDeck());
    }

    [Theory]
    [InlineData(89, false)]
    [InlineData(91, true)]
    public async Task GetDeck_PersonDislikedLongAgo_IsShownAgain(int days, bool isShown)
    {
        var here = cluster.NewPlace();
        var bob = await cluster.NewPerson(Sex.Male, here);
        var ann = PoolTree.Woman(cluster.NewId()) with { ActiveOn = DateOnly.MaxValue };
        await cluster.Grains.GetGrain<ICandidatePoolGrain>(PoolKey.Of(Sex.Female, here)).Put(ann);
        Assert.Equal([ann.Id], await bob.WholeDeck());
        Assert.Null((await bob.Grain.Swipe(bob.Proof, ann.Id, SwipeKind.Dislike)).Refusal);
        Assert.Empty(await bob.WholeDeck());

        cluster.Clock.Advance(TimeSpan.FromDays(days));
        bob = new Person(cluster, (await bob.OpenSession(2))!.Session);

        Assert.Equal(isShown ? [ann.Id] : [], await bob.WholeDeck());
    }
}
