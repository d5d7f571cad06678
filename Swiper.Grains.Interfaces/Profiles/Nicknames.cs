using System.Text;

namespace Swiper.Grains.Interfaces.Profiles;

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
