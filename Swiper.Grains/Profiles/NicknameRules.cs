namespace Swiper.Grains.Profiles;

/// <summary>
/// Decides on claims of a nickname. Pure. A user's later revision beats their earlier ones; another user's claim succeeds only if the nickname is
/// free.
/// </summary>
internal static class NicknameRules
{
    /// <summary>Decides on a claim, which has succeeded if the user holds the nickname afterwards.</summary>
    public static NicknameState Claim(NicknameState state, long userId, long revision)
    {
        if (state.UserId == userId)
        {
            return revision > state.Revision ? state with { Revision = revision, IsHeld = true } : state;
        }

        return state.IsHeld ? state : new NicknameState { UserId = userId, Revision = revision, IsHeld = true };
    }

    /// <summary>
    /// Decides on a release. A release that overtakes its own claim is recorded, or the late claim would take a nickname that nobody uses.
    /// </summary>
    public static NicknameState Release(NicknameState state, long userId, long revision)
    {
        var isNews = state.UserId == userId ? revision >= state.Revision : !state.IsHeld;
        return isNews ? new NicknameState { UserId = userId, Revision = revision } : state;
    }
}
