using System.Globalization;
using System.Text;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Interfaces.Text;

/// <summary>Text of one or more lines that other people read, and that is compared with nothing: a bio.</summary>
public static class FreeText
{
    /// <summary>
    /// Checks a text as typed, and answers what to store: composed (NFC) and trimmed. An empty result is no problem. Otherwise the text must show
    /// something, and have no invisible characters but line breaks, tabs, and those a script or an emoji needs.
    /// </summary>
    /// <param name="typed">Any UTF-16.</param>
    /// <param name="maxLength">The limit in characters as readers see them (extended grapheme clusters).</param>
    /// <param name="stored">What to store, if there is no problem.</param>
    public static FieldProblem? Check(string typed, int maxLength, out string stored)
    {
        stored = "";
        var maxBytes = maxLength * Limits.CharacterMaxBytes;
        if (typed.Length > maxBytes * 4)
        {
            // Spares the work, as for other texts.
            return FieldProblem.TooLong;
        }

        if (!ShownText.IsWellFormed(typed))
        {
            return FieldProblem.BadCharacters;
        }

        var text = typed.Normalize(NormalizationForm.FormC).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (Encoding.UTF8.GetByteCount(text) > maxBytes || new StringInfo(text).LengthInTextElements > maxLength)
        {
            return FieldProblem.TooLong;
        }

        if (!ShownText.IsShowable(text, hasLines: true))
        {
            return FieldProblem.BadCharacters;
        }

        stored = text;
        return null;
    }
}
