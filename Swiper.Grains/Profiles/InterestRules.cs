using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Text;

namespace Swiper.Grains.Profiles;

/// <summary>Validates interests, which are kept as one text with commas between them. Pure.</summary>
internal static class InterestRules
{
    /// <summary>Separates interests, so no interest has one.</summary>
    public const char Separator = ',';

    /// <summary>
    /// Joins interests to what is stored: empty if there are none; null if the field is missing, or invalid and so added to the errors. Of those that are
    /// one name, as nicknames are, the first is kept.
    /// </summary>
    public static string? Join(string field, ImmutableArray<string>? interests, ImmutableArray<FieldError>.Builder errors)
    {
        if (interests is not { } typed)
        {
            return null;
        }

        if (typed.Length > Limits.InterestsMax)
        {
            errors.Add(new(field, FieldProblem.TooMany));
            return null;
        }

        var before = errors.Count;
        var stored = typed.Select(interest => One(field, interest, errors)).ToList();
        return errors.Count > before ? null : string.Join(Separator, stored.DistinctBy(interest => FoldedText.Of(interest!)));
    }

    private static string? One(string field, string interest, ImmutableArray<FieldError>.Builder errors)
    {
        if (!interest.Contains(Separator, StringComparison.Ordinal))
        {
            return TextRules.Required(field, interest, Limits.InterestMaxLength, errors);
        }

        errors.Add(new(field, FieldProblem.BadCharacters));
        return null;
    }
}
