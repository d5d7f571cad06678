using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Profiles;

[Collection(nameof(MovingClock))]
public sealed class SettlingOverTimeTests(MovingCluster cluster)
{
    private static readonly TimeSpan RetryInterval = new RedeliveryOptions().RetryInterval;

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task UpdateInfo_PoolIsAway_SucceedsAndIsListedLater(FaultKind kind)
    {
        var (here, there) = (cluster.NewPlace(), cluster.NewPlace());
        var ann = await cluster.NewPerson(Sex.Female, here);
        var bob = await cluster.NewPerson(Sex.Male, there);
        Assert.Empty(await bob.WholeDeck());
        using (cluster.Candidates.Arm(kind, call => call == ("Write", PoolKey.Of(Sex.Female, there))))
        {
            Assert.Equal(there, (await ann.Update(new ProfileUpdate(Location: there))).Location);
        }

        Assert.True(cluster.Relations.Head(ann.Id).Unsettled);
        var isSettled = cluster.Relations.Until(() => !cluster.Relations.Head(ann.Id).Unsettled);
        cluster.Clock.Advance(RetryInterval);
        await isSettled.Soon();

        Assert.False(cluster.Candidates.IsListed(PoolKey.Of(Sex.Female, here), ann.Id));
        Assert.Equal([ann.Id], await bob.WholeDeck());
    }

    [Fact]
    public async Task UpdateInfo_ClaimFailsAndNobodyRepeatsIt_IsGivenBackLater()
    {
        var (ann, nickname) = (await cluster.NewPerson(), cluster.NewNickname());
        var name = cluster.Grains.GetGrain<INicknameGrain>(FoldedText.Of(nickname));
        using (cluster.Documents.Arm(FaultKind.FailAfter, call => call == ("WriteStateAsync", name.GetGrainId())))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Update(new ProfileUpdate(nickname)));
        }

        var isSettled = cluster.Relations.Until(() => !cluster.Relations.Head(ann.Id).Unsettled);
        cluster.Clock.Advance(RetryInterval);
        await isSettled.Soon();

        var bob = await cluster.NewPerson();
        Assert.Equal(nickname, (await bob.Update(new ProfileUpdate(nickname))).Nickname);
    }
}
