using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Swipes;

public sealed class QuotaRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly QuotaOptions Options = new();

    [Fact]
    public void Defaults_AreTheContracts() => Assert.Equal((100, 5, 5), (Options.Like, Options.Superlike, Options.Rewind));

    [Fact]
    public void StartDay_NewDay_ForgetsTheCountsAndNothingElse()
    {
        var head = new PartitionHead(1) { Epoch = 3, Seq = 8, Day = Today.DayNumber, Likes = 9, Superlikes = 4, Rewinds = 2, Unsettled = true };

        Assert.Equal(
            head with { Day = Today.DayNumber + 1, Likes = 0, Superlikes = 0, Rewinds = 0 },
            QuotaRules.StartDay(head, Today.AddDays(1)));
    }

    [Fact]
    public void StartDay_SameDay_ChangesNothing()
    {
        var head = new PartitionHead(1) { Day = Today.DayNumber, Likes = 9 };

        Assert.Same(head, QuotaRules.StartDay(head, Today));
    }

    [Fact]
    public void StartDay_ClockThatJumpedBack_GivesNoQuotaTwice()
    {
        var head = new PartitionHead(1) { Day = Today.DayNumber, Likes = 9 };

        Assert.Same(head, QuotaRules.StartDay(head, Today.AddDays(-1)));
    }

    [Fact]
    public void Status_Quota_CountsItsOwnAndResetsAtTheZonesMidnight()
    {
        var head = new PartitionHead(1) { Day = Today.DayNumber, Likes = 7, Superlikes = 3, Rewinds = 2 };
        var midnight = new DateTimeOffset(2026, 3, 1, 16, 0, 0, TimeSpan.Zero);

        Assert.Equal(new QuotaStatus(7, 100, midnight), Status(Quota.Like));
        Assert.Equal(new QuotaStatus(3, 5, midnight), Status(Quota.Superlike));
        Assert.Equal(new QuotaStatus(2, 5, midnight), Status(Quota.Rewind));

        QuotaStatus Status(Quota quota) => QuotaRules.Status(head, quota, Permissions.None, Options, Calendars.Shanghai);
    }

    [Fact]
    public void Status_UnlimitedLikes_LiftsTheLimitOfLikesOnly()
    {
        var head = new PartitionHead(1) { Day = Today.DayNumber };

        Assert.Null(Status(Quota.Like));
        Assert.Equal(5, Status(Quota.Superlike));
        Assert.Equal(5, Status(Quota.Rewind));

        int? Status(Quota quota) => QuotaRules.Status(head, quota, Permissions.UnlimitedLikes, Options, Calendars.Shanghai).Max;
    }

    [Fact]
    public void Add_ChargeAndRefund_TouchTheirOwnCountAndNeverGoBelowZero()
    {
        var head = new PartitionHead(1) { Likes = 1, Superlikes = 1, Rewinds = 1 };

        Assert.Equal(head with { Likes = 2 }, QuotaRules.Add(head, Quota.Like, 1));
        Assert.Equal(head with { Superlikes = 0 }, QuotaRules.Add(head, Quota.Superlike, -1));
        Assert.Equal(head with { Rewinds = 0 }, QuotaRules.Add(head, Quota.Rewind, -2));
    }
}
