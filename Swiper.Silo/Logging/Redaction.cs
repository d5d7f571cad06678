using System.Text.RegularExpressions;

namespace Swiper.Silo.Logging;

/// <summary>
/// The last line of defence before a log: no message of ours holds a phone number, nickname or place, but an exception of Orleans names
/// grains by their keys, and a driver's may quote a value.
/// </summary>
internal static partial class Redaction
{
    /// <summary>Replaces what looks like personal data.</summary>
    public static string Clean(string text)
    {
        if (text.Contains("swiper.", StringComparison.Ordinal))
        {
            text = PersonalKey().Replace(text, "$1[redacted]");
        }

        return MayHoldPhone(text) ? Phone().Replace(text, "[redacted]") : text;
    }

    /// <summary>
    /// Nearly every line holds none: finding out must cost little. Whatever is not a digit rules out all numbers it would be part of, so the
    /// search goes on behind it.
    /// </summary>
    private static bool MayHoldPhone(ReadOnlySpan<char> text)
    {
        const int ShortestPhone = 7;
        while (text.Length >= ShortestPhone)
        {
            var last = ShortestPhone - 1;
            while (last >= 0 && char.IsAsciiDigit(text[last]))
            {
                last--;
            }

            if (last < 0)
            {
                return true;
            }

            text = text[(last + 1)..];
        }

        return false;
    }

    /// <summary>Keys of the grains whose keys are personal: a phone number, a nickname, a place.</summary>
    [GeneratedRegex(@"(swiper\.(?:verify-code|nickname|candidate-pool|development-inbox)/)[^\r\n]*")]
    private static partial Regex PersonalKey();

    /// <summary>E.164 with its plus, or an 11-digit mainland number with or without its country code.</summary>
    [GeneratedRegex(@"\+[1-9]\d{6,14}(?!\d)|(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)")]
    private static partial Regex Phone();
}
