namespace Swiper.Accounts;

/// <summary>What a genuine token says.</summary>
/// <param name="UserId">Whose session.</param>
/// <param name="Proof">What the user's grain checks it by.</param>
internal readonly record struct SessionClaims(long UserId, SessionProof Proof);
