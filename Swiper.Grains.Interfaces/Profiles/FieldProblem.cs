namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>What can be wrong with a field. The edge turns it into words.</summary>
public enum FieldProblem
{
    /// <summary>There is no such field.</summary>
    Unknown,

    /// <summary>The value is not of the field's type.</summary>
    WrongType,

    /// <summary>The value is empty.</summary>
    Empty,

    /// <summary>The value is too long.</summary>
    TooLong,

    /// <summary>The value has characters that cannot be shown, such as control characters.</summary>
    BadCharacters,

    /// <summary>Neither <c>male</c> nor <c>female</c>.</summary>
    NotASex,

    /// <summary>The parts make no real date.</summary>
    NotADate,

    /// <summary>A date needs a year.</summary>
    YearMissing,

    /// <summary>Younger than <see cref="Limits.AgeMin"/>.</summary>
    TooYoung,

    /// <summary>Older than <see cref="Limits.AgeMax"/>.</summary>
    TooOld,

    /// <summary>Outside the field's range.</summary>
    OutOfRange,

    /// <summary>A minimum is above its maximum.</summary>
    MinAboveMax,
}

/// <summary>One thing that is wrong with one field.</summary>
/// <param name="Field">The field's name in the contract, such as <c>birth_year</c>.</param>
/// <param name="Problem">What is wrong with it.</param>
[GenerateSerializer, Immutable, Alias("swiper.field-error")]
public sealed record FieldError([property: Id(0)] string Field, [property: Id(1)] FieldProblem Problem);
