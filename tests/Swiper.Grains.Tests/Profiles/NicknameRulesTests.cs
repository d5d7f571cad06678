using Swiper.Grains.Profiles;

namespace Swiper.Grains.Tests.Profiles;

public sealed class NicknameRulesTests
{
    private const long Ann = 1;
    private const long Bob = 2;

    [Fact]
    public void Claim_Free_IsHeld() => Assert.True(IsHeldBy(NicknameRules.Claim(new(), Ann, 5), Ann));

    [Fact]
    public void Claim_HeldBySomebodyElse_ChangesNothing()
    {
        var state = NicknameRules.Claim(new(), Ann, 5);

        Assert.Same(state, NicknameRules.Claim(state, Bob, 99));
    }

    [Fact]
    public void Claim_Repeated_ChangesNothing()
    {
        var state = NicknameRules.Claim(new(), Ann, 5);

        Assert.Same(state, NicknameRules.Claim(state, Ann, 5));
    }

    [Fact]
    public void Claim_GivenBack_IsFreeForAnother()
    {
        var state = NicknameRules.Release(NicknameRules.Claim(new(), Ann, 5), Ann, 6);

        Assert.True(IsHeldBy(NicknameRules.Claim(state, Bob, 1), Bob));
    }

    [Fact]
    public void Claim_LateAfterItsRelease_DoesNotTakeItAgain()
    {
        var state = NicknameRules.Release(NicknameRules.Claim(new(), Ann, 5), Ann, 6);

        Assert.False(IsHeldBy(NicknameRules.Claim(state, Ann, 5), Ann));
        Assert.False(IsHeldBy(NicknameRules.Claim(state, Ann, 6), Ann));
        Assert.True(IsHeldBy(NicknameRules.Claim(state, Ann, 7), Ann));
    }

    [Fact]
    public void Claim_OvertakenByItsOwnRelease_DoesNotTakeIt()
    {
        var state = NicknameRules.Release(new(), Ann, 5);

        Assert.False(IsHeldBy(NicknameRules.Claim(state, Ann, 5), Ann));
        Assert.True(IsHeldBy(NicknameRules.Claim(state, Bob, 1), Bob));
    }

    [Fact]
    public void Release_OfItsOwnClaim_GivesItBack() =>
        Assert.False(NicknameRules.Release(NicknameRules.Claim(new(), Ann, 5), Ann, 5).IsHeld);

    [Fact]
    public void Release_BySomebodyElse_ChangesNothing()
    {
        var state = NicknameRules.Claim(new(), Ann, 5);

        Assert.Same(state, NicknameRules.Release(state, Bob, 99));
    }

    [Fact]
    public void Release_LateAfterALaterClaim_ChangesNothing()
    {
        var state = NicknameRules.Claim(NicknameRules.Release(NicknameRules.Claim(new(), Ann, 5), Ann, 6), Ann, 7);

        Assert.Same(state, NicknameRules.Release(state, Ann, 6));
    }

    private static bool IsHeldBy(NicknameState state, long userId) => state.IsHeld && state.UserId == userId;
}
