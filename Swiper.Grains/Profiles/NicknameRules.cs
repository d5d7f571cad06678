namespace Swiper.Grains.Profiles;

/// <summary>Who gets a nickname. Pure. A user's later revision beats their earlier ones; another user's counts only when it is free.</summary>
internal static class NicknameRules
{
    /// <summary>The state after a claim. It succeeded when the nickname is held by the user then.</summary>
    public static NicknameState Claim(NicknameState state, long userId, long revision)
    {
        if (state.UserId == userId)
        {
            return revision > state.Revision ? state with { Revision = revision, IsHeld = true } : state;
        }

        return state.IsHeld ? state : new NicknameState { UserId = userId, Revision = revision, IsHeld = true };
    }

    /// <summary>The state after a release. One that overtakes its own claim is remembered, or the claim would take a nickname that nobody uses.</summary>
    public static NicknameState Release(NicknameState state, long userId, long revision)
    {
        var isNews = state.UserId == userId ? revision >= state.Revision : !state.IsHeld;
        return isNews ? new NicknameState { UserId = userId, Revision = revision } : state;
    }
}
