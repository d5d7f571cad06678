using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Contract;

/// <summary>The fields of a request. Names are unique: a request that repeats one is refused while it is parsed.</summary>
internal sealed class Fields
{
    /// <summary>The number of fields a request may have.</summary>
    private const int MaxCount = 64;

    private readonly List<Field> _fields = [];

    public static Fields None { get; } = new();

    /// <summary>All fields, in the request's order.</summary>
    public ReadOnlySpan<Field> All => CollectionsMarshal.AsSpan(_fields);

    /// <summary>Binds the fields that the gate has parsed.</summary>
    public static ValueTask<Fields?> BindAsync(HttpContext context) => new(RequestState.Of(context).Fields);

    /// <summary>Adds a field; false if its name is repeated or too long, or there are too many fields.</summary>
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

    /// <summary>Finds a field that is not null.</summary>
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

    /// <summary>A text, or null if it is missing or was written as anything else.</summary>
    public string? Text(string name) => TryGet(name, out var field) && field.TryGetText(out var text) ? text : null;

    /// <summary>A text or the digits of a number, or null.</summary>
    public string? Scalar(string name) =>
        TryGet(name, out var field) && field.Kind is FieldKind.Text or FieldKind.Number ? field.Text : null;

    /// <summary>Texts, from a JSON array, or separated by commas; null if they are missing or anything else.</summary>
    public ImmutableArray<string>? List(string name) => TryGet(name, out var field) && field.TryGetList(out var items) ? items : null;

    /// <summary>A user's id; null if it is missing or cannot be one.</summary>
    public long? UserId(string name) =>
        TryGet(name, out var field) && field.TryGetInteger(out var id) && Limits.IsUserId(id) ? id : null;

    /// <summary>A whole number, clamped to the range of <see cref="int"/>; null if it is missing or not a number.</summary>
    public int? Integer(string name) =>
        TryGet(name, out var field) && field.TryGetInt32(out var number) ? number : null;

    /// <summary>A number with or without a fraction; null if it is missing or not a number.</summary>
    public double? Decimal(string name) =>
        TryGet(name, out var field) && field.TryGetDecimal(out var number) ? number : null;
}

/// <summary>One field of a request, from a form, a query or a JSON object: all three mean the same.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Kind">How the value was written.</param>
/// <param name="Text">The value as written; empty for objects and arrays.</param>
internal readonly record struct Field(string Name, FieldKind Kind, string Text)
{
    /// <summary>Separates the items of a list in a text.</summary>
    private const char ItemSeparator = ',';

    /// <summary>The length of the longest name.</summary>
    public const int NameMaxLength = 64;

    /// <summary>The items of a JSON array of strings.</summary>
    public ImmutableArray<string> Items { get; init; } = [];

    /// <summary>The value as text; false if it was written as anything else.</summary>
    public bool TryGetText(out string text)
    {
        text = Text;
        return Kind is FieldKind.Text;
    }

    /// <summary>The value as a whole number, from a JSON number or a text. Clamped to 64 bits.</summary>
    public bool TryGetInteger(out long number)
    {
        number = 0;
        return Kind is FieldKind.Text or FieldKind.Number && WireInteger.TryParse(Text, out number);
    }

    /// <summary>The value as a whole number, clamped to the range of <see cref="int"/>.</summary>
    public bool TryGetInt32(out int number)
    {
        var isNumber = TryGetInteger(out var wide);
        number = (int)Math.Clamp(wide, int.MinValue, int.MaxValue);
        return isNumber;
    }

    /// <summary>The value as a number with or without a fraction, from a JSON number or a text.</summary>
    public bool TryGetDecimal(out double number)
    {
        number = 0;
        return Kind is FieldKind.Text or FieldKind.Number && WireDecimal.TryParse(Text, out number);
    }

    /// <summary>The value as a list of texts, from a JSON array or a text with commas; an empty text is an empty list.</summary>
    public bool TryGetList(out ImmutableArray<string> items)
    {
        items = Kind is FieldKind.List ? Items : Text.Length == 0 ? [] : [.. Text.Split(ItemSeparator)];
        return Kind is FieldKind.List or FieldKind.Text;
    }

    /// <summary>The value as a switch: true or false, also as a text, and 1 or 0, also as a number.</summary>
    public bool TryGetBoolean(out bool value)
    {
        value = Text is "true" or "1";
        return Text is "true" or "false" or "1" or "0";
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

    /// <summary>A JSON array of strings.</summary>
    List,

    /// <summary>A JSON object or any other array, which no field takes.</summary>
    Composite,
}
