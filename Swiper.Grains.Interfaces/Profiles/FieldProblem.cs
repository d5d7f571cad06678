namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>The reasons for refusing a field. The API turns a reason into words.</summary>
public enum FieldProblem
{
    /// <summary>No field has this name.</summary>
    Unknown,

    /// <summary>The value is not of the field's type.</summary>
    WrongType,

    /// <summary>The value is empty.</summary>
    Empty,

    /// <summary>The value is too long.</summary>
    TooLong,

    /// <summary>The value has characters that cannot be shown, such as control characters.</summary>
    BadCharacters,

    /// <summary>The value is none of <c>male</c>, <c>female</c> and <c>other</c>.</summary>
    NotASex,

    /// <summary>The parts do not make a date.</summary>
    NotADate,

    /// <summary>The date has no year.</summary>
    YearMissing,

    /// <summary>The user would be younger than <see cref="Limits.AgeMin"/>.</summary>
    TooYoung,

    /// <summary>The user would be older than <see cref="Limits.AgeMax"/>.</summary>
    TooOld,

    /// <summary>The value is outside the field's range.</summary>
    OutOfRange,

    /// <summary>The minimum is above the maximum.</summary>
    MinAboveMax,

    /// <summary>The value is none of <c>male</c>, <c>female</c>, <c>other</c> and <c>any</c>.</summary>
    NotADatingSex,

    /// <summary>The value is none of <c>relationship</c>, <c>friends</c> and <c>unsure</c>.</summary>
    NotLookedFor,

    /// <summary>There are too many values.</summary>
    TooMany,
}

/// <summary>An invalid field.</summary>
/// <param name="Field">The field's name in the contract, such as <c>birth_year</c>.</param>
/// <param name="Problem">The reason for refusing the field.</param>
[GenerateSerializer, Immutable, Alias("swiper.field-error")]
public sealed record FieldError([property: Id(0)] string Field, [property: Id(1)] FieldProblem Problem);
