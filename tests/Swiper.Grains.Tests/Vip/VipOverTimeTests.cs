using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Vip;

[Collection(nameof(MovingClock))]
public sealed class VipOverTimeTests(MovingCluster cluster)
{
    [Fact]
    public async Task Info_LevelEnds_IsLevelZeroFromThatSecondOn()
    {
        var ann = await (await cluster.NewPerson()).WithVip(3, days: 1);
        cluster.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        Assert.Equal(3, (await ann.Info()).VipLevel);
        Assert.True((await ann.Peer.GetCard())!.HasVipFlag);

        cluster.Clock.Advance(TimeSpan.FromTicks(1));

        var me = await ann.Info();
        Assert.Equal((0, null, Permissions.None), (me.VipLevel, me.VipExpiresAt, me.Permissions));
        Assert.False((await ann.Peer.GetCard())!.HasVipFlag);
    }
}
