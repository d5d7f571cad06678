using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Profiles;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Profiles;

[Collection(nameof(MovingClock))]
public sealed class ActivityOverTimeTests(MovingCluster cluster)
{
    private readonly string _place = cluster.NewPlace();

    [Theory]
    [InlineData(0, Activity.Today)]
    [InlineData(-1, Activity.Today)]
    [InlineData(1, Activity.Week)]
    [InlineData(6, Activity.Week)]
    [InlineData(7, Activity.Earlier)]
    public void Of_DaysAgo_IsWhatOthersMayKnow(int days, Activity activity)
    {
        var today = new DateOnly(2026, 3, 10);

        Assert.Equal(activity, ActivityRules.Of(today.AddDays(-days), today));
        Assert.Equal(Activity.Earlier, ActivityRules.Of(null, today));
    }

    [Fact]
    public async Task Request_FirstOfTheDay_IsRecordedOnceAfterTheAnswer()
    {
        var ann = await cluster.NewPerson(Sex.Female, _place);
        var first = Listed(ann);
        cluster.AdvanceToMidnight();
        Assert.Equal(Activity.Week, (await ann.Peer.GetCard())!.Activity);

        await ann.Info();

        await cluster.Relations.Until(() => Listed(ann) == first.AddDays(1) && !cluster.Relations.Head(ann.Id).Unsettled).Soon();
        Assert.Equal(Activity.Today, (await ann.Peer.GetCard())!.Activity);
        var head = cluster.Relations.Head(ann.Id);
        cluster.Clock.Advance(TimeSpan.FromHours(23));
        await ann.Info();
        await ann.Deck();
        Assert.Equal(head, cluster.Relations.Head(ann.Id));
    }

    [Fact]
    public async Task Request_OfSomebodyElse_IsNoActivity()
    {
        var (ann, bob) = (await cluster.NewPerson(Sex.Female, _place), await cluster.NewPerson(Sex.Male, _place));
        var first = Listed(ann);
        cluster.AdvanceToMidnight();

        await bob.Swipe(ann);
        await ann.Peer.GetCard();

        Assert.Equal(first, Listed(ann));
    }

    private DateOnly Listed(Person person) => cluster.Candidates.EntriesOf(person.Id)[PoolKey.Of(Sex.Female, _place)].ActiveOn;
}
