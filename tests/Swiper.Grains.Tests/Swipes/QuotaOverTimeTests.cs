using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Swipes;

[Collection(nameof(MovingClock))]
public sealed class QuotaOverTimeTests(MovingCluster cluster)
{
    [Fact]
    public async Task Swipe_AtMidnightInShanghai_HasANewQuota()
    {
        var ann = await (await cluster.NewPerson()).WithVip(1);
        for (var i = 0; i < 5; i++)
        {
            await ann.Swipe(await cluster.NewPerson(), SwipeKind.Superlike);
        }

        var bob = await cluster.NewPerson();
        var refusal = (await ann.TrySwipe(bob, SwipeKind.Superlike)).Refusal!;
        Assert.Equal(16, refusal.Quota!.ResetAt.UtcDateTime.Hour);
        Assert.Equal(refusal.Quota.ResetAt - cluster.Now, refusal.RetryAfter);

        cluster.Clock.Advance(refusal.RetryAfter!.Value - TimeSpan.FromTicks(1));
        Assert.Equal(ErrorCode.QUOTA_EXCEEDED, (await ann.TrySwipe(bob, SwipeKind.Superlike)).Refusal?.Code);
        cluster.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(0, (await ann.Info()).Superlike.Used);
        Assert.False(await ann.Swipe(bob, SwipeKind.Superlike));
        Assert.Equal(1, (await ann.Info()).Superlike.Used);
        Assert.Equal(cluster.Now.AddDays(1), (await ann.Info()).Superlike.ResetAt);
    }

    [Fact]
    public async Task Rewind_TheNextDay_RefundsNothing()
    {
        var ann = await (await cluster.NewPerson()).WithVip(3);
        var (bob, cid) = (await cluster.NewPerson(), await cluster.NewPerson());
        await ann.Swipe(bob, SwipeKind.Superlike);
        cluster.AdvanceToMidnight();
        await ann.Swipe(cid, SwipeKind.Superlike);

        await ann.Rewind(bob);
        Assert.Equal((1, 1), ((await ann.Info()).Superlike.Used, (await ann.Info()).Rewind.Used));

        await ann.Rewind(cid);
        Assert.Equal((0, 2), ((await ann.Info()).Superlike.Used, (await ann.Info()).Rewind.Used));
    }

    [Fact]
    public async Task Rewind_OfMoreThanTheHeadRemembers_GoesOnInTurn()
    {
        var ann = await (await cluster.NewPerson()).WithVip(3, days: 10);
        var others = new List<long>();
        for (var i = 0; i < PartitionHead.MaxRecent + 2; i++)
        {
            var other = await cluster.NewPerson();
            await ann.Swipe(other, SwipeKind.Dislike);
            others.Add(other.Id);
        }

        var taken = new List<long>();
        foreach (var day in others.Chunk(5))
        {
            foreach (var _ in day)
            {
                taken.Add(await ann.Rewind());
            }

            cluster.AdvanceToMidnight();
        }

        Assert.Equal(others.AsEnumerable().Reverse(), taken);
        Assert.Equal(ErrorCode.NOTHING_TO_REWIND, await ann.RewindRefusal());
    }

    [Fact]
    public async Task Swipe_LevelEndsInTheAfternoon_TheWholeQuotaIsLeft()
    {
        var ann = await (await cluster.NewPerson()).WithVip(2, days: 1);
        for (var i = 0; i < 3; i++)
        {
            await ann.Swipe(await cluster.NewPerson());
        }

        cluster.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((0, 100), ((await ann.Info()).Like.Used, (await ann.Info()).Like.Max));
        await ann.Swipe(await cluster.NewPerson());
        Assert.Equal(1, (await ann.Info()).Like.Used);
        Assert.Equal(ErrorCode.NOT_HAS_PERM, (await ann.TrySwipe(await cluster.NewPerson(), SwipeKind.Superlike)).Refusal?.Code);
        Assert.Equal(ErrorCode.NOT_HAS_PERM, await ann.RewindRefusal());
    }

    [Fact]
    public async Task Info_DayAfterTheLastSwipe_ShowsNothingUsedAlsoAfterARestart()
    {
        var ann = await cluster.NewPerson();
        await ann.Swipe(await cluster.NewPerson());
        await ann.Deactivate();
        Assert.Equal(1, (await ann.Info()).Like.Used);

        cluster.AdvanceToMidnight();

        Assert.Equal(0, (await ann.Info()).Like.Used);
    }
}
