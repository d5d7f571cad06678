using System.Globalization;

namespace Swiper.Api.Contract;

/// <summary>
/// Parses an integer as JSON writes one, without fraction and exponent: <c>-</c>? and ASCII digits. A number has one spelling, so <c>042</c>,
/// <c>+42</c> and <c>-0</c> are none; nor is anything that .NET's own parsers forgive, such as NULs behind the digits.
/// </summary>
internal static class WireInteger
{
    /// <summary>Parses the text, clamped to 64 bits: a larger number is still a number, and out of every field's range.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        var isNegative = text.StartsWith('-');
        var digits = isNegative ? text[1..] : text;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9') || (digits[0] == '0' && text.Length > 1))
        {
            return false;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            number = isNegative ? long.MinValue : long.MaxValue;
        }

        return true;
    }
}
