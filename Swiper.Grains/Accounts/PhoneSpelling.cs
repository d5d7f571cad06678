using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Swiper.Grains.Accounts;

/// <summary>Reduces a phone number as typed to an optional plus and ASCII digits. Pure.</summary>
internal static class PhoneSpelling
{
    private const int MaxLength = 64;

    /// <summary>
    /// Passes over blanks, hyphens, dots, brackets and invisible direction marks, which people paste along. A blank in front is a plus that was not
    /// escaped: in a form and a query one stands for the other. False if anything else remains: letters, an extension, a second plus.
    /// </summary>
    public static bool TryClean(string? typed, [NotNullWhen(true)] out string? digits)
    {
        digits = null;
        if (typed is null || typed.Length > MaxLength)
        {
            return false;
        }

        var kept = new StringBuilder(typed.Length);
        foreach (var character in typed)
        {
            if (character is '+' or '\uFF0B' && kept.Length == 0)
            {
                kept.Append('+');
            }
            else if (CharUnicodeInfo.GetDecimalDigitValue(character) is >= 0 and var digit)
            {
                kept.Append((char)('0' + digit));
            }
            else if (!IsPassedOver(character))
            {
                return false;
            }
        }

        digits = typed.StartsWith(' ') && kept.Length > 0 && kept[0] != '+' ? "+" + kept : kept.ToString();
        return true;
    }

    private static bool IsPassedOver(char character) => CharUnicodeInfo.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.SpaceSeparator => true,
        UnicodeCategory.DashPunctuation => true,
        UnicodeCategory.Format => character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF',
        _ => character is '.' or '\uFF0E' or '(' or ')' or '\uFF08' or '\uFF09' or '[' or ']' or '\uFF3B' or '\uFF3D' or '\u2212',
    };
}
