using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Api.Accounts;

/// <summary>What a genuine token says.</summary>
/// <param name="UserId">Whose session.</param>
/// <param name="Proof">What the user's grain checks it by.</param>
/// <param name="ExpiresAt">When it ends by itself, in seconds since 1970.</param>
internal sealed record SessionClaims(long UserId, SessionProof Proof, long ExpiresAt);
