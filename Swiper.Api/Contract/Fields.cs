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
    internal static Fields None { get; } = new();

    /// <summary>All values, as ordered in the request.</summary>
    internal ReadOnlySpan<Field> All => CollectionsMarshal.AsSpan(_fields);

    /// <summary>Hands the values that were read before the handler to the handler.</summary>
    public static ValueTask<Fields?> BindAsync(HttpContext context) => new(RequestState.Of(context).Fields);

    /// <summary>Adds a value; false where the request may not have it.</summary>
    internal bool TryAdd(Field field)
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
    internal bool TryGet(string name, out Field found)
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
    internal string? Scalar(string name) =>
        TryGet(name, out var field) && field.Kind is FieldKind.Text or FieldKind.Number ? field.Text : null;

    /// <summary>A user's id; null where there is none, or the value cannot be one.</summary>
    internal long? UserId(string name) =>
        TryGet(name, out var field) && field.TryGetInteger(out var id) && Limits.IsUserId(id) ? id : null;

    /// <summary>A whole number, brought into the range of <see cref="int"/>; null where there is none.</summary>
    internal int? Integer(string name) =>
        TryGet(name, out var field) && field.TryGetInt32(out var number) ? number : null;
}
