using Orleans.Storage;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Swipes;

/// <summary>What a like costs the person who is asleep.</summary>
[Collection(nameof(MovingClock))]
public sealed class AsleepTests(MovingCluster cluster)
{
    [Fact]
    public async Task Hear_Asleep_IsOneReadAndOneWriteAndNoProfile()
    {
        var (ann, bob) = await LikerAndSleeper();
        using var profile = cluster.Documents.Arm(FaultKind.FailBefore, call => call.Grain == bob.Grain.GetGrainId());
        using var claim = cluster.Relations.Arm(FaultKind.FailBefore, call => call.Is("Claim", bob.Id) || call.Is("ReadHead", bob.Id) || call.Is("Read", bob.Id));

        Assert.False(await ann.Swipe(bob));

        Assert.Equal(SwipeKind.Like, bob.RowAbout(ann).Heard);
        Assert.Equal((0, 0), (profile.Count, claim.Count));
    }

    [Fact]
    public async Task Hear_Asleep_LeavesNobodyAwake()
    {
        var (ann, bob) = await LikerAndSleeper();
        await ann.Swipe(bob);

        var asleep = cluster.Asleep(bob.Grain);
        Assert.False(asleep.IsCompleted);
        await cluster.AdvanceUntil(asleep, EarlyDeactivation.Delay);

        Assert.True(await bob.Swipe(ann));
    }

    [Fact]
    public async Task Hear_Awake_StaysAwake()
    {
        var (ann, bob) = await LikerAndSleeper();
        await ann.Swipe(bob);
        await bob.Info();
        using var starts = cluster.Relations.Arm(FaultKind.FailBefore, call => call.Is("ReadStart", bob.Id));
        for (var step = 0; step < 5; step++)
        {
            cluster.Clock.Advance(EarlyDeactivation.Delay);
            await bob.Info();
        }

        Assert.Equal(0, starts.Count);
    }

    [Fact]
    public async Task GetInfo_ProfileCannotBeRead_FailsAndIsRepeated()
    {
        var (_, bob) = await LikerAndSleeper();
        using (cluster.Documents.Arm(FaultKind.FailBefore, call => call == (nameof(IGrainStorage.ReadStateAsync), bob.Grain.GetGrainId())))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => bob.Grain.GetInfo(bob.Proof).AsTask());
        }

        Assert.Equal(bob.Id, (await bob.Info()).Id);
    }

    private async Task<(Person Liker, Person Sleeper)> LikerAndSleeper()
    {
        var place = cluster.NewPlace();
        var (ann, bob) = (await cluster.NewPerson(Sex.Female, place), await cluster.NewPerson(Sex.Male, place));
        await bob.Deactivate();
        return (ann, bob);
    }
}
