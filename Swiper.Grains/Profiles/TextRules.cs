using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Profiles;

/// <summary>What a line of text that other people see may be. Pure.</summary>
internal static class TextRules
{
    /// <summary>The trimmed text; null where none was given or it is wrong, which is added to the errors.</summary>
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

    /// <summary>As <see cref="Required"/>, but the empty text is right.</summary>
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
    /// No broken UTF-16, and nothing that is invisible or disturbs the text around it, but for the joiners that scripts and emoji need: between
    /// other characters, never all there is.
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
