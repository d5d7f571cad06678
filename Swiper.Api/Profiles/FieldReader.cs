using System.Collections.Immutable;
using Swiper.Api.Contract;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Api.Profiles;

/// <summary>Reads the fields of a profile write and collects what is wrong with them, so that all of it is said at once.</summary>
internal sealed class FieldReader
{
    private readonly ImmutableArray<FieldError>.Builder _errors = ImmutableArray.CreateBuilder<FieldError>();

    /// <summary>What was wrong; null where nothing was.</summary>
    internal Refusal? Refusal => _errors.Count == 0 ? null : Grains.Interfaces.Refusal.Invalid(_errors.ToImmutable());

    /// <summary>Notes that there is no such field.</summary>
    internal void Unknown(in Field field) => Fail(field, FieldProblem.Unknown);

    /// <summary>Reads a text.</summary>
    internal string? Text(in Field field)
    {
        if (field.TryGetText(out var text))
        {
            return text;
        }

        Fail(field, FieldProblem.WrongType);
        return null;
    }

    /// <summary>Reads a whole number.</summary>
    internal int? Integer(in Field field)
    {
        if (field.TryGetInteger(out var number))
        {
            return (int)Math.Clamp(number, int.MinValue, int.MaxValue);
        }

        Fail(field, field is { Kind: FieldKind.Text, Text: "" } ? FieldProblem.Empty : FieldProblem.WrongType);
        return null;
    }

    /// <summary>Reads a switch.</summary>
    internal bool? Boolean(in Field field)
    {
        if (field.TryGetBoolean(out var value))
        {
            return value;
        }

        Fail(field, field is { Kind: FieldKind.Text, Text: "" } ? FieldProblem.Empty : FieldProblem.WrongType);
        return null;
    }

    /// <summary>Reads a sex.</summary>
    internal Sex? Sex(in Field field)
    {
        if (field.TryGetText(out var text) && SexNames.TryParse(text, out var sex))
        {
            return sex;
        }

        Fail(field, field.Kind is FieldKind.Text ? FieldProblem.NotASex : FieldProblem.WrongType);
        return null;
    }

    private void Fail(in Field field, FieldProblem problem) => _errors.Add(new FieldError(field.Name, problem));
}
