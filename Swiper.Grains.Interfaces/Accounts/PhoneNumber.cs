using System.Diagnostics.CodeAnalysis;

namespace Swiper.Grains.Interfaces.Accounts;

/// <summary>Parses phone numbers as people type them into E.164, the key of <see cref="IVerifyCodeGrain"/>.</summary>
public static class PhoneNumber
{
    /// <summary>
    /// Accepts an 11-digit mainland mobile number (<c>1[3-9]…</c>, with or without <c>+86</c>) or any other number in E.164
    /// (a plus, a country code that does not start with 0, 7 to 15 digits in all). Spaces and hyphens are ignored.
    /// </summary>
    /// <param name="text">The number as typed.</param>
    /// <param name="e164">The number in E.164, such as <c>+86…</c>.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? e164)
    {
        e164 = null;
        if (text is null || text.Length > 32)
        {
            return false;
        }

        var digits = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        if (!digits.StartsWith('+'))
        {
            digits = "+86" + digits;
        }

        if (digits.Length is < 8 or > 16 || digits[1] == '0' || digits.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        if (digits.StartsWith("+86", StringComparison.Ordinal) && !(digits.Length == 14 && digits[3] == '1' && digits[4] >= '3'))
        {
            return false;
        }

        e164 = digits;
        return true;
    }
}
