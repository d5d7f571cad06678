using System.Globalization;
using System.Text;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Interfaces.Text;

/// <summary>A single line of text that other people see, and that is compared by its <see cref="FoldedText"/>: a nickname, a place.</summary>
public static class ShownText
{
    /// <summary>
    /// Checks a text as typed, and answers what to store: composed (NFC) and trimmed. An empty result is no problem here. Otherwise the text must show
    /// something, and have no characters that are invisible or disturb the text around them, except those a script or an emoji needs.
    /// </summary>
    /// <param name="typed">Any UTF-16.</param>
    /// <param name="maxLength">The limit in characters as readers see them (extended grapheme clusters).</param>
    /// <param name="stored">What to store, if there is no problem.</param>
    public static FieldProblem? Check(string typed, int maxLength, out string stored)
    {
        stored = "";
        if (typed.Length > Limits.TextMaxBytes * 4)
        {
            // Spares the work: composing and trimming may shorten a text, but nobody types four times the limit.
            return FieldProblem.TooLong;
        }

        if (!IsWellFormed(typed))
        {
            return FieldProblem.BadCharacters;
        }

        var text = typed.Normalize(NormalizationForm.FormC).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (!IsShowable(text, hasLines: false))
        {
            return FieldProblem.BadCharacters;
        }

        if (Encoding.UTF8.GetByteCount(text) > Limits.TextMaxBytes
            || new StringInfo(text).LengthInTextElements > maxLength
            || FoldedText.Of(text).Length is 0 or > Limits.FoldedMaxLength)
        {
            return FieldProblem.TooLong;
        }

        stored = text;
        return null;
    }

    internal static bool IsWellFormed(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            // .NET takes U+FFFE, a byte order mark read the wrong way round, for ill-formed too.
            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) != System.Buffers.OperationStatus.Done || rune.Value == 0xFFFE)
            {
                return false;
            }

            rest = rest[consumed..];
        }

        return true;
    }

    /// <summary>Whether a composed and trimmed text shows something, and hides nothing that is not needed.</summary>
    internal static bool IsShowable(string text, bool hasLines)
    {
        var (joiners, isVisible) = (new Joiners(text), false);
        for (var i = 0; i < text.Length;)
        {
            var rune = Rune.GetRuneAt(text, i);
            var category = Rune.GetUnicodeCategory(rune);
            if (Invisible.IsIgnorable(rune) ? !joiners.IsNeeded(i) && !VariationSelectors.IsNeeded(text, i) : !IsAccepted(rune, category) && !(hasLines && rune.Value is '\t' or '\n' or '\r'))
            {
                return false;
            }

            isVisible |= !Invisible.IsIgnorable(rune) && !Rune.IsWhiteSpace(rune)
                && category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark);
            i += rune.Utf16SequenceLength;
        }

        return isVisible;
    }

    private static bool IsAccepted(Rune rune, UnicodeCategory category) =>
        category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
        && (Rune.IsWhiteSpace(rune) || !Invisible.IsBlank(rune));
}
