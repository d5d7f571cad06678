using Swiper.Grains.Interfaces.Profiles;
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
}
