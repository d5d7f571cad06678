using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Discovery;

[Collection(nameof(MovingClock))]
public sealed class TravelOverTimeTests(MovingCluster cluster)
{
    private readonly string _home = cluster.NewPlace();
    private readonly string _away = cluster.NewPlace();

    [Fact]
    public async Task SetTravel_WithoutThePermission_IsRefused()
    {
        var ann = await (await cluster.NewPerson(Sex.Female, _home)).WithVip(2);

        Assert.Equal(ErrorCode.NOT_HAS_PERM, (await ann.Grain.SetTravel(ann.Proof, new(_away))).Refusal?.Code);
        Assert.Null((await ann.Grain.SetTravel(ann.Proof, null)).Refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\u200Bb")]
    public async Task SetTravel_NoPlace_IsRefused(string name)
    {
        var ann = await (await cluster.NewPerson(Sex.Female, _home)).WithVip(3);

        Assert.Equal("location", (await ann.Grain.SetTravel(ann.Proof, new(name))).Refusal?.Parameter);
        Assert.Equal("location", (await ann.Grain.SetTravel(ann.Proof, new())).Refusal?.Parameter);
        Assert.Equal("latitude", (await ann.Grain.SetTravel(ann.Proof, new(Cell: 1))).Refusal?.Parameter);
    }

    [Fact]
    public async Task Travel_UntilThePermissionEnds_IsShownThereAndThenAtHomeWithNobodyAsking()
    {
        var ann = await (await cluster.NewPerson(Sex.Female, _home)).WithVip(3, days: 1);
        var me = (await ann.Grain.SetTravel(ann.Proof, new($" {_away} "))).Value!;
        var end = cluster.Now.AddDays(1);
        Assert.Equal(new Journey(_away, end), me.Travel);
        await ann.Deactivate();

        var (home, away) = Entries(ann);
        Assert.Equal((false, true), (home.IsShownAt(cluster.Now), away!.IsShownAt(cluster.Now)));
        Assert.Equal((false, true), (home.IsShownAt(end.AddSeconds(-1)), away.IsShownAt(end.AddSeconds(-1))));
        Assert.Equal((true, false), (home.IsShownAt(end), away.IsShownAt(end)));

        cluster.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null((await ann.Info()).Travel);
        await cluster.Candidates.Until(() => Entries(ann).Away is null).Soon();
    }

    [Fact]
    public async Task Travel_PermissionExtended_GoesOnUntilItsNewEnd()
    {
        var ann = await (await cluster.NewPerson(Sex.Female, _home)).WithVip(3, days: 1);
        await ann.Grain.SetTravel(ann.Proof, new(_away));

        await ann.WithVip(3, days: 5);

        var end = cluster.Now.AddDays(5);
        Assert.Equal(new Journey(_away, end), (await ann.Info()).Travel);
        Assert.Equal((end, (DateTimeOffset?)end), (Entries(ann).Home.ShownFrom!.Value, Entries(ann).Away?.ShownUntil));
    }

    [Fact]
    public async Task Travel_PermissionLostOrEnded_DoesNotBeginAgain()
    {
        var ann = await (await cluster.NewPerson(Sex.Female, _home)).WithVip(3, days: 1);
        await ann.Grain.SetTravel(ann.Proof, new(_away));
        await ann.WithVip(1);
        Assert.Null((await ann.Info()).Travel);
        await ann.WithVip(3, days: 1);
        Assert.Null((await ann.Info()).Travel);
        Assert.Null(Entries(ann).Away);

        await ann.Grain.SetTravel(ann.Proof, new(_away));
        cluster.Clock.Advance(TimeSpan.FromDays(1));
        await ann.WithVip(3);

        Assert.Null((await ann.Info()).Travel);
        Assert.True(Entries(ann).Home.IsShownAt(cluster.Now));
    }

    private (Candidate Home, Candidate? Away) Entries(Person person)
    {
        var entries = cluster.Candidates.EntriesOf(person.Id);
        return (entries[PoolKey.Of(Sex.Female, _home)], entries.GetValueOrDefault(PoolKey.Of(Sex.Female, _away)));
    }
}
