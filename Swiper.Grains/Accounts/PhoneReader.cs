using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using PhoneNumbers;
using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Grains.Accounts;

/// <summary>Reads phone numbers as people type them into E.164, the key of <see cref="IVerifyCodeGrain"/>.</summary>
public sealed class PhoneReader(IOptions<AccountOptions> options)
{
    private const string WholeWorld = "001";

    // Of the mainland's satellite services, which the library counts among its mobile numbers.
    private static readonly string[] Satellites = ["+861349", "+861740", "+861749"];

    private readonly PhoneNumberUtil _library = PhoneNumberUtil.GetInstance();
    private readonly string _region = options.Value.Region;
    private readonly HashSet<int> _countries = [.. options.Value.Countries];

    /// <summary>
    /// Reads a number in E.164, or a national number of <c>Accounts:Region</c>. It must be assigned, of a kind that receives SMS, and of a country that
    /// is served. All spellings of one number give the same result.
    /// </summary>
    /// <param name="typed">The number as typed.</param>
    /// <param name="e164">The number in E.164, such as <c>+86…</c>.</param>
    public bool TryRead(string? typed, [NotNullWhen(true)] out string? e164)
    {
        e164 = null;
        if (!PhoneSpelling.TryClean(typed, out var digits) || Parse(digits) is not { } number || !IsServed(number))
        {
            return false;
        }

        var formatted = _library.Format(number, PhoneNumberFormat.E164);
        e164 = Satellites.Any(prefix => formatted.StartsWith(prefix, StringComparison.Ordinal)) ? null : formatted;
        return e164 is not null;
    }

    private PhoneNumber? Parse(string digits)
    {
        try
        {
            var number = _library.ParseAndKeepRawInput(digits, _region);

            // Digits that would be a number if they had a plus are nobody's national number.
            return number.CountryCodeSource != PhoneNumber.Types.CountryCodeSource.FROM_NUMBER_WITHOUT_PLUS_SIGN ? number : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private bool IsServed(PhoneNumber number) =>
        (_countries.Count == 0 || _countries.Contains(number.CountryCode))
        && _library.IsValidNumber(number)
        && _library.GetNumberType(number) is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE
        && _library.GetRegionCodeForNumber(number) != WholeWorld;
}
