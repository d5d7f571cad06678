using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Profiles;

/// <summary>Validates single lines of text that other people see. Pure.</summary>
internal static class TextRules
{
    /// <summary>Trims the text; null if it is missing, or invalid and so added to the errors.</summary>
    public static string? Required(string field, string? text, int maxLength, ImmutableArray<FieldError>.Builder errors)
    {
        var value = Optional(field, text, maxLength, errors);
        if (value is not "")
        {
            return value;
        }

        errors.Add(new(field, FieldProblem.Empty));
        return null;
    }

    /// <summary>As <see cref="Required"/>, but allows empty text.</summary>
    public static string? Optional(string field, string? text, int maxLength, ImmutableArray<FieldError>.Builder errors)
    {
        if (text is null)
        {
            return null;
        }

        var trimmed = text.Trim();
        if (!IsShowable(trimmed))
        {
            errors.Add(new(field, FieldProblem.BadCharacters));
            return null;
        }

        if (trimmed.EnumerateRunes().Count() > maxLength)
        {
            errors.Add(new(field, FieldProblem.TooLong));
            return null;
        }

        return trimmed;
    }

    /// <summary>
    /// Refuses broken UTF-16 and characters that are invisible or disturb the text around them, except the joiners that scripts and emoji need:
    /// between other characters, and never alone.
    /// </summary>
    private static bool IsShowable(string text)
    {
        var isVisible = text.Length == 0;
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            i += consumed;
            var category = Rune.GetUnicodeCategory(rune);
            var isJoiner = rune.Value is 0x200C or 0x200D;
            if ((category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Format) && !isJoiner)
            {
                return false;
            }

            isVisible |= !isJoiner;
        }

        return isVisible;
    }
}
