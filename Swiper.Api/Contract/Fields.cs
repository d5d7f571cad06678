using System.Globalization;
using System.Runtime.InteropServices;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Contract;

/// <summary>The values of a request. Each name occurs once: a repeated one is refused while reading.</summary>
internal sealed class Fields
{
    /// <summary>Most fields a request may have.</summary>
    private const int MaxCount = 64;

    private readonly List<Field> _fields = [];

    /// <summary>A request without values.</summary>
    public static Fields None { get; } = new();

    /// <summary>All values, as ordered in the request.</summary>
    public ReadOnlySpan<Field> All => CollectionsMarshal.AsSpan(_fields);

    /// <summary>Hands the values that were read before the handler to the handler.</summary>
    public static ValueTask<Fields?> BindAsync(HttpContext context) => new(RequestState.Of(context).Fields);

    /// <summary>Adds a value; false where the request may not have it.</summary>
    public bool TryAdd(Field field)
    {
        if (_fields.Count == MaxCount || field.Name.Length > Field.NameMaxLength)
        {
            return false;
        }

        foreach (var other in All)
        {
            if (other.Name == field.Name)
            {
                return false;
            }
        }

        _fields.Add(field);
        return true;
    }

    /// <summary>The value of a name; false where there is none, or it is null.</summary>
    public bool TryGet(string name, out Field found)
    {
        foreach (var field in All)
        {
            if (field.Name == name)
            {
                found = field;
                return field.Kind is not FieldKind.Null;
            }
        }

        found = default;
        return false;
    }

    /// <summary>A text, which may be written as a number where it is digits only; null where there is none.</summary>
    public string? Scalar(string name) =>
        TryGet(name, out var field) && field.Kind is FieldKind.Text or FieldKind.Number ? field.Text : null;

    /// <summary>A user's id; null where there is none, or the value cannot be one.</summary>
    public long? UserId(string name) =>
        TryGet(name, out var field) && field.TryGetInteger(out var id) && Limits.IsUserId(id) ? id : null;

    /// <summary>A whole number, brought into the range of <see cref="int"/>; null where there is none.</summary>
    public int? Integer(string name) =>
        TryGet(name, out var field) && field.TryGetInt32(out var number) ? number : null;
}

/// <summary>One value of a request, from a form, a query or a JSON object: the three mean the same.</summary>
/// <param name="Name">The field's name as written.</param>
/// <param name="Kind">How the value was written.</param>
/// <param name="Text">The value as written; empty for objects and arrays.</param>
internal readonly record struct Field(string Name, FieldKind Kind, string Text)
{
    /// <summary>Longest name that is read.</summary>
    public const int NameMaxLength = 64;

    /// <summary>The value as text; false where it was written as something else.</summary>
    public bool TryGetText(out string text)
    {
        text = Text;
        return Kind is FieldKind.Text;
    }

    /// <summary>The value as a whole number, from a JSON number or a text. Numbers too large for 64 bits become the nearest that fits.</summary>
    public bool TryGetInteger(out long number)
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
    public bool TryGetInt32(out int number)
    {
        var isNumber = TryGetInteger(out var wide);
        number = (int)Math.Clamp(wide, int.MinValue, int.MaxValue);
        return isNumber;
    }

    /// <summary>The value as a switch: true or false, or in a text also 1 or 0.</summary>
    public bool TryGetBoolean(out bool value)
    {
        value = Text is "true" or "1";
        return Kind is FieldKind.Boolean || (Kind is FieldKind.Text && Text is "true" or "false" or "1" or "0");
    }
}

/// <summary>How a value was written in a request.</summary>
internal enum FieldKind
{
    /// <summary>JSON's null: as if the field were not there.</summary>
    Null,

    /// <summary>A JSON string, or any value of a form or query.</summary>
    Text,

    /// <summary>A JSON number, as written.</summary>
    Number,

    /// <summary>A JSON true or false.</summary>
    Boolean,

    /// <summary>A JSON object or array, which no field takes.</summary>
    Composite,
}
