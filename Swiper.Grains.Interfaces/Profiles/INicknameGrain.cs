using System.Text;

namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>
/// Makes one nickname unique. Key: the normalised nickname (see <see cref="Nicknames.Normalise"/>).
/// Claims and releases carry the user's revision: the highest wins, so repeats and late arrivals are harmless.
/// </summary>
[Alias("swiper.nickname")]
public interface INicknameGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes the nickname for a user. True when it is theirs now, false when somebody else has it. A claim that was refused and given up must not
    /// arrive again once the nickname is free: Orleans delivers a request at most once, and not after its time.
    /// </summary>
    /// <param name="userId">Who wants it.</param>
    /// <param name="revision">The user's revision.</param>
    /// <exception cref="Storage.StoreUnavailableException">
    /// A later activation of the user has given the nickname back, before this claim arrived: it is nobody's, and the caller's activation is over.
    /// </exception>
    [Alias("Claim")]
    Task<bool> Claim(long userId, long revision);

    /// <summary>Gives the nickname back, unless somebody else has it or the user claimed it again later.</summary>
    /// <param name="userId">Who gives it back.</param>
    /// <param name="revision">The user's revision.</param>
    [Alias("Release"), Idempotent]
    Task Release(long userId, long revision);
}

/// <summary>When two nicknames count as the same.</summary>
public static class Nicknames
{
    /// <summary>
    /// The form that must be unique: compatibility-composed (NFKC, Unicode TR 15) and case-folded, so that look-alike widths and
    /// letter cases of one name cannot belong to two people.
    /// </summary>
    public static string Normalise(string nickname) =>
        nickname.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Normalize(NormalizationForm.FormKC);
}
