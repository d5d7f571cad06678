using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Text;

namespace Swiper.Grains.Profiles;

/// <summary>Validates the fields that are text. Pure.</summary>
internal static class TextRules
{
    /// <summary>What to store of the text; null if it is missing, or invalid and so added to the errors.</summary>
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

        if (ShownText.Check(text, maxLength, out var stored) is { } problem)
        {
            errors.Add(new(field, problem));
            return null;
        }

        return stored;
    }

    /// <summary>As <see cref="Optional"/>, for text of one or more lines.</summary>
    public static string? Lines(string field, string? text, int maxLength, ImmutableArray<FieldError>.Builder errors)
    {
        if (text is null)
        {
            return null;
        }

        if (FreeText.Check(text, maxLength, out var stored) is { } problem)
        {
            errors.Add(new(field, problem));
            return null;
        }

        return stored;
    }
}
