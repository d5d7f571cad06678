using Swiper.Api.Profiles;
using Swiper.Api.Swipes;

namespace Swiper.Api.Accounts;

/// <summary>A session was opened.</summary>
internal sealed record LoginView(MeView User, string Token, DateTime ExpiresAt, bool Created)
{
    /// <summary>A view for examples.</summary>
    internal static LoginView Example { get; } = new(MeView.Example, "AQAZ…", QuotaView.Example.ResetAt, false);
}
