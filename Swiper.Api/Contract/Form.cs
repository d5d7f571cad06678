using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Api.Contract;

/// <summary>
/// A form of which any subset of the fields may be sent: one table of names, descriptions, examples and setters, by which a request is read
/// and the API's description is written. Here values only get their types; the grain decides which of them it accepts.
/// </summary>
/// <typeparam name="T">The change that the fields add up to.</typeparam>
/// <param name="nothing">The change of a form without fields.</param>
internal sealed class Form<T>(T nothing)
    where T : class
{
    private readonly List<FieldInfo> _fields = [];
    private readonly Dictionary<string, Setter> _setters = [];

    /// <summary>Sets a field; returns what is wrong with its value, or null.</summary>
    private delegate FieldProblem? Setter(ref T change, in Field field);

    private delegate bool TryGet<TValue>(in Field field, out TValue value);

    private delegate FieldProblem Diagnosis(in Field field);

    /// <summary>The fields as the description shows them.</summary>
    public IReadOnlyList<FieldInfo> Fields => _fields;

    /// <summary>Adds a text.</summary>
    public Form<T> Text(string name, string description, string example, Func<T, string, T> set) =>
        Add(name, description, example, static (in Field field, out string text) => field.TryGetText(out text), Unreadable, set);

    /// <summary>Adds a whole number, which is clamped to the range of <see cref="int"/>.</summary>
    public Form<T> Integer(string name, string description, int example, Func<T, int, T> set) =>
        Add(name, description, example, static (in Field field, out int number) => field.TryGetInt32(out number), Unreadable, set);

    /// <summary>Adds a list of texts: a JSON array, or one text with commas.</summary>
    public Form<T> List(string name, string description, string[] example, Func<T, ImmutableArray<string>, T> set) =>
        Add(name, description, example, static (in Field field, out ImmutableArray<string> items) => field.TryGetList(out items), Unreadable, set);

    /// <summary>Adds a switch.</summary>
    public Form<T> Switch(string name, string description, bool example, Func<T, bool, T> set) =>
        Add(name, description, example, static (in Field field, out bool isOn) => field.TryGetBoolean(out isOn), Unreadable, set);

    /// <summary>Adds a text that names one of a few values.</summary>
    public Form<T> Choice<TValue>(
        string name, string description, string example, Parser<TValue> parse, FieldProblem otherwise, Func<T, TValue, T> set) =>
        Add(
            name,
            description,
            example,
            (in Field field, out TValue value) =>
            {
                value = default!;
                return field.TryGetText(out var text) && parse(text, out value);
            },
            (in Field field) => field.Kind is FieldKind.Text ? otherwise : FieldProblem.WrongType,
            set);

    /// <summary>Reads the change, or names every field that is unknown or of the wrong type.</summary>
    public Result<T> Read(Fields fields)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var change = nothing;
        foreach (ref readonly var field in fields.All)
        {
            if (Apply(ref change, field) is { } problem)
            {
                errors.Add(new FieldError(field.Name, problem));
            }
        }

        return errors.Count == 0 ? change : Refusal.Invalid(errors.ToImmutable());
    }

    private FieldProblem? Apply(ref T change, in Field field)
    {
        if (!_setters.TryGetValue(field.Name, out var set))
        {
            return FieldProblem.Unknown;
        }

        return field.Kind is FieldKind.Null ? null : set(ref change, field);
    }

    private Form<T> Add<TValue>(
        string name, string description, object example, TryGet<TValue> read, Diagnosis diagnose, Func<T, TValue, T> set)
    {
        _fields.Add(new FieldInfo(name, description, example, Required: false));
        _setters.Add(name, (ref change, in field) =>
        {
            if (!read(field, out var value))
            {
                return diagnose(field);
            }

            change = set(change, value);
            return null;
        });
        return this;
    }

    private static FieldProblem Unreadable(in Field field) =>
        field is { Kind: FieldKind.Text, Text: "" } ? FieldProblem.Empty : FieldProblem.WrongType;
}

/// <summary>Reads a value from its name on the wire.</summary>
internal delegate bool Parser<TValue>(string text, out TValue value);
