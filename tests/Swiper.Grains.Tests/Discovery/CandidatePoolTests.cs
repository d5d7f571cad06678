using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Discovery;

public sealed class CandidatePoolTests(StillCluster cluster)
{
    private static readonly Seeker Bob = new(1, Sex.Male, Age: 30, MinAge: 18, MaxAge: 100);
    private readonly string _key = PoolKey.Of(Sex.Female, cluster.NewPlace());

    private ICandidatePoolGrain Pool => cluster.Grains.GetGrain<ICandidatePoolGrain>(_key);

    [Fact]
    public async Task Put_Listed_IsThereAfterARestart()
    {
        await Pool.Put(Woman(5));
        await cluster.Deactivate(Pool);

        Assert.Equal([5], await Everyone());
    }

    [Fact]
    public async Task Put_LateAfterARemovalAndARestart_DoesNotBringThemBack()
    {
        await Pool.Put(Woman(5, revision: 1));
        await Pool.Remove(5, revision: 3);
        await cluster.Deactivate(Pool);

        await Pool.Put(Woman(5, revision: 2));

        Assert.Empty(await Everyone());
        await cluster.Deactivate(Pool);
        Assert.Empty(await Everyone());
    }

    [Fact]
    public async Task Put_TwoRevisionsAtOnceInAnyOrder_TheHighestWins()
    {
        await Task.WhenAll(Enumerable.Range(1, 50).Reverse().Select(revision => Pool.Put(Woman(5, revision) with { Nickname = $"{revision}" })));

        Assert.Equal("50", Assert.Single((await Pool.Cards(Bob, [5])).Value).Nickname);
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task Remove_StoreFails_ARepeatTakesThemOff(FaultKind kind)
    {
        await Pool.Put(Woman(5));
        using (cluster.Candidates.Arm(kind, call => call == ("Write", _key)))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => Pool.Remove(5, revision: 2));
        }

        await Pool.Remove(5, revision: 2);

        Assert.Empty(await Everyone());
    }

    [Fact]
    public async Task Put_StillBeingWritten_IsNotShownYetAndKeepsNobodyWaiting()
    {
        await Pool.Put(Woman(5));
        using var hold = cluster.Candidates.Arm(FaultKind.HoldBefore, call => call == ("Write", _key));
        var put = Pool.Put(Woman(6));
        await hold.Reached.Soon();

        Assert.Equal([5], await Everyone());

        hold.Dispose();
        await put.Soon();
        Assert.Equal([5, 6], await Everyone());
    }

    [Fact]
    public async Task ChangedSince_VersionOfAnotherActivation_IsNull()
    {
        await Pool.Put(Woman(5));
        var version = (await Page()).Version;
        Assert.Empty((await Pool.ChangedSince(Bob, version, 10)).Value!.Ids);

        await cluster.Deactivate(Pool);

        Assert.Equal(new(Holder.Here, null), await Pool.ChangedSince(Bob, version, 10));
    }

    [Fact]
    public async Task Cards_SomeGoneOrUnsuited_AreLeftOutAndTheOrderIsKept()
    {
        await Pool.Put(Woman(5));
        await Pool.Put(Woman(6) with { DatingSex = Sex.Female });
        await Pool.Put(Woman(7));

        Assert.Equal([7, 5], (await Pool.Cards(Bob, [7, 6, 5, 4])).Value.Select(card => card.Id));
    }

    private static Candidate Woman(long id, long revision = 1) =>
        new(id, revision, null, null, new DateOnly(1996, 1, 1), Sex.Male, 18, 100, null, ActiveOn: new DateOnly(2026, 3, 1));

    private async Task<IEnumerable<long>> Everyone() => (await Page()).Ids.Order();

    private async Task<CandidatePage> Page() => (await Pool.Page(Bob, new(0, 0, DateOnly.MinValue, DateOnly.MaxValue), 0, 100)).Value!;
}
