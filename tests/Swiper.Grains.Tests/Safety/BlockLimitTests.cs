using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Safety;

public sealed class BlockLimitTests(FewBlocksCluster cluster) : IClassFixture<FewBlocksCluster>
{
    [Fact]
    public async Task Block_AsManyAsThereMayBe_IsRefusedUntilOneEnds()
    {
        var ann = await cluster.NewPerson();
        var others = await Task.WhenAll(Enumerable.Range(0, FewBlocksCluster.Max + 1).Select(_ => cluster.NewPerson()));
        foreach (var other in others.SkipLast(1))
        {
            Assert.Null(await ann.Block(other));
        }

        var refusal = await ann.Safety.Block(ann.Proof, others[^1].Id);

        Assert.Equal((ErrorCode.LIMIT_REACHED, FewBlocksCluster.Max), (refusal?.Code, refusal?.Max));
        Assert.Null(await ann.Block(others[0]));
        Assert.False(ann.RowAbout(others[^1]).IsBlocked);

        await ann.Unblock(others[0]);
        Assert.Null(await ann.Block(others[^1]));
        Assert.Equal(FewBlocksCluster.Max, (await ann.Blocks()).Length);
    }

    [Fact]
    public async Task Report_AsManyBlocksAsThereMayBe_IsRefusedUnlessItBlocksNobody()
    {
        var ann = await cluster.NewPerson();
        for (var count = 0; count < FewBlocksCluster.Max; count++)
        {
            await ann.Block(await cluster.NewPerson());
        }

        var bob = await cluster.NewPerson();

        Assert.Equal(ErrorCode.LIMIT_REACHED, (await ann.Safety.Report(ann.Proof, new(bob.Id, ReportReason.Spam))).Refusal?.Code);
        Assert.Empty(cluster.Reports.About(bob.Id));
        Assert.Null((await ann.Safety.Report(ann.Proof, new(bob.Id, ReportReason.Spam, Blocks: false))).Refusal);
    }
}

/// <summary>A silo on which nobody may block more than a few.</summary>
public sealed class FewBlocksCluster() : SwiperCluster(silos: 1, ("Safety:Blocks", "3"))
{
    public const int Max = 3;
}
