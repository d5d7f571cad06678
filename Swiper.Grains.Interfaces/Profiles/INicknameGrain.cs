namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>
/// Makes one nickname unique. Key: the nickname's <see cref="Text.FoldedText"/>. Claims and releases carry the user's revision,
/// and the highest wins.
/// </summary>
[Alias("swiper.nickname")]
public interface INicknameGrain : IGrainWithStringKey
{
    /// <summary>
    /// Claims the nickname. False if another user holds it. Not idempotent: a refused claim that the user has given up must not arrive again after
    /// the nickname is free. Orleans delivers a request at most once, and never after its timeout.
    /// </summary>
    /// <exception cref="Storage.StoreUnavailableException">
    /// A later activation of the user released the nickname before this claim arrived. The nickname is free, and the caller's activation is fenced.
    /// </exception>
    [Alias("Claim")]
    Task<bool> Claim(long userId, long revision);

    /// <summary>Releases the nickname, unless another user holds it or this user has since claimed it with a higher revision.</summary>
    [Alias("Release"), Idempotent]
    Task Release(long userId, long revision);

    /// <summary>Finds the user who holds the nickname, or 0.</summary>
    [Alias("FindUser"), Idempotent]
    Task<long> FindUser();
}
