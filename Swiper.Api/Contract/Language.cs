using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Swiper.Api.Contract;

/// <summary>The languages of messages.</summary>
internal enum Language
{
    /// <summary>The default.</summary>
    Chinese,

    English,
}

/// <summary>
/// Negotiates a message's language by <c>Accept-Language</c> (RFC 9110, section 12.5.4), also where it is written as systems name their
/// locales: <c>en_US</c>, <c>zh_Hans_CN</c>, <c>en_US.UTF-8</c>.
/// </summary>
internal static class Languages
{
    /// <summary>The number of ranges that are read; the rest of a longer header is ignored.</summary>
    private const int MaxRanges = 16;

    /// <summary>The language of the highest weight: the first of equals, and Chinese if no supported language is asked for.</summary>
    public static Language Choose(StringValues acceptLanguage)
    {
        var header = acceptLanguage.ToString().AsSpan();
        Preference? chinese = null, english = null, others = null;
        var seen = 0;
        foreach (var part in header.Split(','))
        {
            if (seen++ == MaxRanges)
            {
                break;
            }

            var range = header[part];
            var semicolon = range.IndexOf(';');
            var tag = (semicolon < 0 ? range : range[..semicolon]).Trim();
            if (WeightOf(semicolon < 0 ? "" : range[semicolon..]) is not { } weight)
            {
                continue;
            }

            var preference = new Preference(weight, seen);
            if (Names("zh", tag))
            {
                chinese = Better(chinese, preference);
            }
            else if (Names("en", tag))
            {
                english = Better(english, preference);
            }
            else if (tag is "*")
            {
                others = Better(others, preference);
            }
        }

        // An asterisk stands for what is not named; between two languages that are equally welcome, the default stays.
        var nothing = new Preference(0, 0);
        return IsBetter(english ?? others ?? nothing, chinese ?? others ?? nothing) ? Language.English : Language.Chinese;
    }

    /// <summary>The language's tag.</summary>
    public static string Tag(this Language language) => language is Language.English ? "en" : "zh";

    /// <summary>Whether a tag is a language's own, or that of one of its regions and scripts.</summary>
    private static bool Names(string language, ReadOnlySpan<char> tag) =>
        tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == language.Length || tag[language.Length] is '-' or '_' or '.' or '@');

    /// <summary>The weight, from 0 to 1, that a range's parameter gives it; null if the parameter is malformed.</summary>
    private static double? WeightOf(ReadOnlySpan<char> parameter)
    {
        if (parameter.IsEmpty)
        {
            return 1;
        }

        var weight = parameter[1..].Trim();
        return weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(weight[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and <= 1
                ? number
                : null;
    }

    private static Preference Better(Preference? known, Preference other) => known is { } one && !IsBetter(other, one) ? one : other;

    private static bool IsBetter(Preference one, Preference other) =>
        one.Weight > other.Weight || (one.Weight > 0 && one.Weight >= other.Weight && one.Position < other.Position);

    /// <summary>How much a language is wanted, and where in the header that stands.</summary>
    private readonly record struct Preference(double Weight, int Position);
}
