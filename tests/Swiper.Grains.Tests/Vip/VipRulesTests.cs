using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Vip;

namespace Swiper.Grains.Tests.Vip;

public sealed class VipRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);
    private readonly VipOptions _options = new();

    [Theory]
    [InlineData(0, Permissions.None)]
    [InlineData(1, Permissions.VipFlag | Permissions.Superlike)]
    [InlineData(2, Permissions.Superlike | Permissions.Rewind | Permissions.UnlimitedLikes)]
    [InlineData(3, Permissions.VipFlag | Permissions.Superlike | Permissions.Rewind | Permissions.AnyLocation | Permissions.UnlimitedLikes | Permissions.SeeLikes)]
    public void Permissions_Level_AreTheContracts(int level, Permissions permissions) =>
        Assert.Equal(permissions, VipRules.PermissionsOf(Grant(level), _options, Now));

    [Fact]
    public void Effective_NothingConfigured_AreTheContractsFour() => Assert.Equal(
        [(0, "会员-0", 0m), (1, "会员-1", 5m), (2, "会员-2", 10m), (3, "会员-3", 15m)],
        _options.Effective.Select(level => (level.Level, level.Name, level.Price)));

    [Fact]
    public void Effective_Configured_ReplacesTheDefaultsInOrder()
    {
        _options.Levels.Add(new VipLevel { Level = 7, Name = "seven" });
        _options.Levels.Add(new VipLevel { Level = 0, Name = "none" });

        Assert.Equal([0, 7], _options.Effective.Select(level => level.Level));
        Assert.Null(_options.Find(3));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void InForce_AroundItsEnd_EndsAtThatMoment(long ticksAfterItsEnd, bool isInForce)
    {
        var grant = Grant(3);

        Assert.Equal(isInForce ? grant : null, VipRules.InForce(grant, _options, grant.ExpiresAt.AddTicks(ticksAfterItsEnd)));
    }

    [Fact]
    public void Until_Permission_EndsWithTheGrantThatGivesIt()
    {
        var grant = Grant(3);

        Assert.Equal(grant.ExpiresAt, VipRules.Until(Permissions.AnyLocation, grant, _options, Now));
        Assert.Null(VipRules.Until(Permissions.AnyLocation, grant, _options, grant.ExpiresAt));
        Assert.Null(VipRules.Until(Permissions.AnyLocation, Grant(2), _options, Now));
        Assert.Null(VipRules.Until(Permissions.AnyLocation, null, _options, Now));
    }

    [Fact]
    public void Until_PermissionOfEveryone_HasNoEnd()
    {
        _options.Levels.Add(new VipLevel { Level = 0, Name = "all", Permissions = Permissions.AnyLocation });

        Assert.Equal(DateTimeOffset.MaxValue, VipRules.Until(Permissions.AnyLocation, null, _options, Now));
    }

    [Fact]
    public void InForce_NoneOrLevelZeroOrLevelThatIsGone_IsNull()
    {
        Assert.Null(VipRules.InForce(null, _options, Now));
        Assert.Null(VipRules.InForce(Grant(0), _options, Now));
        Assert.Null(VipRules.InForce(Grant(9), _options, Now));
        Assert.Equal(Permissions.None, VipRules.PermissionsOf(Grant(9), _options, Now));
    }

    [Fact]
    public void Permissions_EndedLevel_AreThoseOfTheConfiguredLevelZero()
    {
        _options.Levels.Add(new VipLevel { Level = 0, Permissions = Permissions.Rewind });
        _options.Levels.Add(new VipLevel { Level = 1, Permissions = Permissions.Superlike });

        Assert.Equal(Permissions.Rewind, VipRules.PermissionsOf(Grant(1), _options, Now.AddDays(2)));
    }

    private static VipGrant Grant(int level) => new() { Level = level, ExpiresAt = Now.AddDays(1) };
}
