using System.Globalization;

namespace Swiper.Api.Contract;

/// <summary>
/// Parses a number as JSON writes one, without exponent: <c>-</c>? and ASCII digits, with no leading zero, and a fraction or none. So it is finite, and
/// nothing that .NET's own parsers forgive, such as <c>NaN</c> or thousands separators, is a number.
/// </summary>
internal static class WireDecimal
{
    /// <summary>Parses the text to the nearest number there is.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double number)
    {
        number = 0;
        var digits = text.StartsWith('-') ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        return IsDigits(whole)
            && (whole.Length == 1 || whole[0] != '0')
            && (point < 0 || IsDigits(digits[(point + 1)..]))
            && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
