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

/// <summary>Negotiates a message's language by <c>Accept-Language</c> (RFC 9110, section 12.5.4).</summary>
internal static class Languages
{
    /// <summary>The number of ranges that are read; the rest of a longer header is ignored.</summary>
    private const int MaxRanges = 16;

    /// <summary>The language of the highest weight: the first of equals, and Chinese if no supported language is asked for.</summary>
    public static Language Choose(StringValues acceptLanguage)
    {
        var header = acceptLanguage.ToString().AsSpan();
        var best = Language.Chinese;
        var bestWeight = 0.0;
        var seen = 0;
        foreach (var range in header.Split(','))
        {
            if (seen++ == MaxRanges)
            {
                break;
            }

            if (TryReadRange(header[range], out var language, out var weight) && weight > bestWeight)
            {
                best = language;
                bestWeight = weight;
            }
        }

        return best;
    }

    /// <summary>The language's tag.</summary>
    public static string Tag(this Language language) => language is Language.English ? "en" : "zh";

    private static bool TryReadRange(ReadOnlySpan<char> range, out Language language, out double weight)
    {
        var semicolon = range.IndexOf(';');
        var tag = (semicolon < 0 ? range : range[..semicolon]).Trim();
        weight = semicolon < 0 ? 1 : ReadWeight(range[(semicolon + 1)..].Trim());
        var dash = tag.IndexOf('-');
        var primary = dash < 0 ? tag : tag[..dash];
        language = primary.Equals("en", StringComparison.OrdinalIgnoreCase) ? Language.English : Language.Chinese;
        return language is Language.English || primary is "*" || primary.Equals("zh", StringComparison.OrdinalIgnoreCase);
    }

    private static double ReadWeight(ReadOnlySpan<char> parameter) =>
        parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
        && double.TryParse(parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight)
            ? weight
            : 0;
}
