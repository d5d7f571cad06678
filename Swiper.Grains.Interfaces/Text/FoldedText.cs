using System.Text;

namespace Swiper.Grains.Interfaces.Text;

/// <summary>The form of a text in which spellings of one name are equal. It is a key: of nicknames and of the places of candidate pools.</summary>
public static class FoldedText
{
    /// <summary>
    /// Makes the form: compatibility-composed (NFKC), without case, blanks, and invisible characters that neither a script nor an emoji needs.
    /// Idempotent. Capitals stand for both cases, which keeps the keys of ordinary names from before full case folding.
    /// </summary>
    /// <param name="text">Well-formed UTF-16 that can be normalised: without U+FFFE.</param>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\u4E00', '\u9FFF'))
        {
            // Chinese characters are their own folded form, and most names here consist of nothing else.
            return text;
        }

        // A removed character may make others compose, or a joiner next to it useless, so repeat until nothing changes.
        for (var current = text; ;)
        {
            var next = FoldOnce(current);
            if (next == current)
            {
                return next;
            }

            current = next;
        }
    }

    /// <summary>Whether two texts are spellings of one name.</summary>
    public static bool AreOne(string? one, string? other) =>
        one == other || (one is not null && other is not null && Of(one) == Of(other));

    private static string FoldOnce(string text)
    {
        // Decomposed, a Greek iota subscript or the dot of a Turkish capital is a character of its own, and its case is folded like any other's.
        var decomposed = text.Normalize(NormalizationForm.FormKD);
        var joiners = new Joiners(decomposed);
        var kept = new StringBuilder(decomposed.Length);
        for (var i = 0; i < decomposed.Length;)
        {
            var rune = Rune.GetRuneAt(decomposed, i);
            if (!Invisible.IsBlank(rune) && (!Invisible.IsIgnorable(rune) || joiners.IsNeeded(i)))
            {
                Append(kept, rune);
            }

            i += rune.Utf16SequenceLength;
        }

        return kept.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static void Append(StringBuilder text, Rune rune)
    {
        // The only letter whose cases differ in length after decomposition.
        if (rune.Value is 0x00DF or 0x1E9E)
        {
            text.Append("SS");
            return;
        }

        Span<char> units = stackalloc char[2];
        text.Append(units[..Rune.ToUpperInvariant(rune).EncodeToUtf16(units)]);
    }
}
