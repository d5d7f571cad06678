using System.Globalization;

namespace Swiper.Api.Contract;

/// <summary>One value of a request, from a form, a query or a JSON object: the three mean the same.</summary>
/// <param name="Name">The field's name as written.</param>
/// <param name="Kind">How the value was written.</param>
/// <param name="Text">The value as written; empty for objects and arrays.</param>
internal readonly record struct Field(string Name, FieldKind Kind, string Text)
{
    /// <summary>Longest name that is read.</summary>
    internal const int NameMaxLength = 64;

    /// <summary>The value as text; false where it was written as something else.</summary>
    internal bool TryGetText(out string text)
    {
        text = Text;
        return Kind is FieldKind.Text;
    }

    /// <summary>The value as a whole number, from a JSON number or a text. Numbers too large for 64 bits become the nearest that fits.</summary>
    internal bool TryGetInteger(out long number)
    {
        number = 0;
        if (Kind is not (FieldKind.Text or FieldKind.Number))
        {
            return false;
        }

        if (long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        var negative = Text.StartsWith('-');
        var digits = Text.AsSpan(negative ? 1 : 0);
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        number = negative ? long.MinValue : long.MaxValue;
        return true;
    }

    /// <summary>The value as a whole number, clamped to the range of <see cref="int"/>.</summary>
    internal bool TryGetInt32(out int number)
    {
        var isNumber = TryGetInteger(out var wide);
        number = (int)Math.Clamp(wide, int.MinValue, int.MaxValue);
        return isNumber;
    }

    /// <summary>The value as a switch: true or false, or in a text also 1 or 0.</summary>
    internal bool TryGetBoolean(out bool value)
    {
        value = Text is "true" or "1";
        return Kind is FieldKind.Boolean || (Kind is FieldKind.Text && Text is "true" or "false" or "1" or "0");
    }
}
