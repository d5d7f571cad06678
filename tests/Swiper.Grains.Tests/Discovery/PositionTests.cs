using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Discovery.Cells;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Discovery;

public sealed class PositionTests(StillCluster cluster)
{
    private static readonly long Shanghai = CellOf(31.2304, 121.4737);
    private static readonly long Suzhou = CellOf(31.2990, 120.5853);
    private static readonly long London = CellOf(51.5074, -0.1278);
    private readonly string _place = cluster.NewPlace();

    [Fact]
    public async Task SetPosition_SetAndCleared_MovesBetweenPlaceAndCells()
    {
        var ann = await cluster.NewPerson(Sex.Female, _place);
        Assert.False((await ann.Info()).HasPosition);

        Assert.Null(await ann.Grain.SetPosition(ann.Proof, Shanghai));

        Assert.True((await ann.Info()).HasPosition);
        Assert.Equal(4, cluster.Candidates.EntriesOf(ann.Id).Count);
        Assert.False(cluster.Candidates.IsListed(PoolKey.Of(Sex.Female, _place), ann.Id));

        Assert.Null(await ann.Grain.SetPosition(ann.Proof, null));

        Assert.Equal([PoolKey.Of(Sex.Female, _place)], cluster.Candidates.EntriesOf(ann.Id).Keys);
        Assert.False((await ann.Info()).HasPosition);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0x1000000000000000)]
    public async Task SetPosition_NoCellOfThatSize_IsRefused(long cell)
    {
        var ann = await cluster.NewPerson();

        Assert.Equal(ErrorCode.BAD_REQUEST, (await ann.Grain.SetPosition(ann.Proof, cell))?.Code);
        Assert.Equal(ErrorCode.BAD_REQUEST, (await ann.Grain.SetPosition(ann.Proof, new S2Cell(Shanghai).Parent(12).Id))?.Code);
    }

    [Fact]
    public async Task Change_OfAListedUser_WritesWhatChangedAndInAtMostEightPools()
    {
        var ann = await (await cluster.NewPerson(Sex.Female, _place)).WithVip(3);
        await ann.Grain.SetPosition(ann.Proof, Shanghai);

        Assert.Empty(await Written(ann, () => ann.Set(new SettingsUpdate(Vibration: false, MaxDistance: 20))));
        Assert.Equal(4, (await Written(ann, () => ann.Update(new ProfileUpdate(Bio: "hi")))).Count);
        Assert.Equal(7, (await Written(ann, () => ann.Grain.SetTravel(ann.Proof, new(Cell: London)))).Count);
        Assert.Equal(6, (await Written(ann, () => ann.Grain.SetTravel(ann.Proof, new(Cell: Suzhou)))).Count);
        Assert.InRange((await Written(ann, () => ann.WithVip(3, days: 60))).Count, 4, Listing.PoolsMax);
        Assert.InRange((await Written(ann, () => ann.Update(new ProfileUpdate(Location: cluster.NewPlace())))).Count, 5, Listing.PoolsMax);
        Assert.InRange((await Written(ann, () => ann.Grain.SetPosition(ann.Proof, London))).Count, 4, Listing.PoolsMax);
        Assert.InRange((await Written(ann, () => ann.Update(new ProfileUpdate(Hidden: true)))).Count, 4, Listing.PoolsMax);
        Assert.Empty(cluster.Candidates.EntriesOf(ann.Id));
    }

    [Fact]
    public async Task SetPosition_ByAnActivationThatJustWoke_WritesOnlyWhatChanged()
    {
        var ann = await cluster.NewPerson(Sex.Female, _place);
        await ann.Grain.SetPosition(ann.Proof, Shanghai);
        await ann.Deactivate();

        Assert.Empty(await Written(ann, () => ann.Set(new SettingsUpdate(Vibration: false))));
    }

    [Fact]
    public async Task GetCard_BothWithPosition_TellsTheDistanceOfTheCells()
    {
        var (ann, bob) = (await cluster.NewPerson(Sex.Female, _place), await cluster.NewPerson(Sex.Male, _place));
        Assert.Null((await bob.Peer.GetCard(Shanghai))!.DistanceKm);

        await bob.Grain.SetPosition(bob.Proof, Suzhou);

        Assert.Null((await bob.Peer.GetCard())!.DistanceKm);
        Assert.Equal(CellCover.Distance(new S2Cell(Shanghai), new S2Cell(Suzhou)), (await bob.Peer.GetCard(Shanghai))!.DistanceKm);
        Assert.Equal(1, (await bob.Peer.GetCard(Suzhou))!.DistanceKm);
        await ann.Grain.SetPosition(ann.Proof, Shanghai);
        Assert.Equal(Shanghai, (await ann.Page()).ViewerCell);
    }

    [Fact]
    public async Task GetUser_AnybodyElse_IsTheSameAsNobody()
    {
        var (ann, bob) = (await cluster.NewPerson(Sex.Female, _place), await cluster.NewPerson(Sex.Male, _place));

        Assert.Equal(await ann.Grain.GetUser(ann.Proof, 4_503_599_627_370_001), await ann.Grain.GetUser(ann.Proof, bob.Id));
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Grain.GetUser(ann.Proof, bob.Id)).Refusal?.Code);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Grain.GetUser(ann.Proof, ann.Id)).Refusal?.Code);
        await bob.Swipe(ann);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Grain.GetUser(ann.Proof, bob.Id)).Refusal?.Code);
        await ann.WithVip(3);
        Assert.Equal(bob.Id, (await ann.Grain.GetUser(ann.Proof, bob.Id)).Value?.Id);
        await ann.Swipe(bob, SwipeKind.Dislike);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Grain.GetUser(ann.Proof, bob.Id)).Refusal?.Code);
    }

    [Fact]
    public async Task GetUser_FriendOrOnTheDeck_IsTheirCard()
    {
        var (ann, bob) = (await cluster.NewPerson(Sex.Female, _place), await cluster.NewPerson(Sex.Male, _place));
        await ann.Deck();
        Assert.Equal(bob.Id, (await ann.Grain.GetUser(ann.Proof, bob.Id)).Value?.Id);

        await ann.Swipe(bob, SwipeKind.Like);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Grain.GetUser(ann.Proof, bob.Id)).Refusal?.Code);

        await bob.Swipe(ann, SwipeKind.Like);
        Assert.Equal(await bob.Peer.GetCard(), (await ann.Grain.GetUser(ann.Proof, bob.Id)).Value);
    }

    /// <summary>The pools that a change wrote.</summary>
    private async Task<IReadOnlyList<string>> Written(Person person, Func<Task> change)
    {
        var before = cluster.Relations.Head(person.Id).Seq;
        await change();
        Assert.False(cluster.Relations.Head(person.Id).Unsettled);
        return cluster.Candidates.WrittenSince(person.Id, before);
    }

    private static long CellOf(double latitude, double longitude) =>
        S2Cell.At(SpherePoint.FromDegrees(latitude, longitude), S2Cell.PositionLevel).Id;
}
