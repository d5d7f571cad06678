using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Vip;

public sealed class VipTests(StillCluster cluster)
{
    [Fact]
    public async Task GrantVip_Level_IsInForceAtOnceAndAfterARestart()
    {
        var ann = await cluster.NewPerson();

        var me = (await ann.Operator.GrantVip(2, 30)).Value!;

        Assert.Equal(
            (2, cluster.Clock.GetUtcNow().AddDays(30), Permissions.Superlike | Permissions.Rewind | Permissions.UnlimitedLikes),
            (me.VipLevel, me.VipExpiresAt, me.Permissions));
        await ann.Deactivate();
        Assert.Equal(me, await ann.Info());
    }

    [Fact]
    public async Task GrantVip_Again_ReplacesTheLevelFromNowOn()
    {
        var ann = await (await cluster.NewPerson()).WithVip(3, days: 300);

        var me = (await ann.Operator.GrantVip(1, 1)).Value!;

        Assert.Equal((1, cluster.Clock.GetUtcNow().AddDays(1)), (me.VipLevel, me.VipExpiresAt));
    }

    [Fact]
    public async Task GrantVip_LevelZero_EndsTheLevel()
    {
        var ann = await (await cluster.NewPerson()).WithVip(3);

        var me = (await ann.Operator.GrantVip(0, 1)).Value!;

        Assert.Equal((0, null, Permissions.None), (me.VipLevel, me.VipExpiresAt, me.Permissions));
    }

    [Theory]
    [InlineData(4, 30, "level")]
    [InlineData(-1, 30, "level")]
    [InlineData(1, 0, "days")]
    [InlineData(1, -1, "days")]
    [InlineData(1, 3651, "days")]
    [InlineData(1, int.MaxValue, "days")]
    public async Task GrantVip_OutOfRange_IsRefusedAndChangesNothing(int level, int days, string parameter)
    {
        var ann = await cluster.NewPerson();

        Assert.Equal(Refusal.BadRequest(parameter), (await ann.Operator.GrantVip(level, days)).Refusal);
        Assert.Equal(0, (await ann.Info()).VipLevel);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3650)]
    public async Task GrantVip_DaysAtTheBounds_AreTaken(int days)
    {
        var ann = await cluster.NewPerson();

        Assert.Equal(cluster.Clock.GetUtcNow().AddDays(days), (await ann.Operator.GrantVip(1, days)).Value?.VipExpiresAt);
    }

    [Fact]
    public async Task GrantVip_UnknownUser_IsRefused() => Assert.Equal(
        ErrorCode.USER_NOT_FOUND,
        (await cluster.Grains.GetGrain<IUserOperator>(9_000_000_000 + cluster.NextNumber()).GrantVip(1, 1)).Refusal?.Code);

    [Theory]
    [InlineData(FaultKind.FailBefore, 0)]
    [InlineData(FaultKind.FailAfter, 2)]
    public async Task GrantVip_CannotBeWritten_IsAllOrNothing(FaultKind kind, int level)
    {
        var ann = await cluster.NewPerson();
        using (cluster.Documents.Arm(kind, call => call == ("WriteStateAsync", ann.Grain.GetGrainId())))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Operator.GrantVip(2, 30));
        }

        Assert.Equal(level, (await ann.Info()).VipLevel);
    }
}
