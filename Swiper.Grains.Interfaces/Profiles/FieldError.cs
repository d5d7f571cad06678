namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>One thing that is wrong with one field.</summary>
/// <param name="Field">The field's name in the contract, such as <c>birth_year</c>.</param>
/// <param name="Problem">What is wrong with it.</param>
[GenerateSerializer, Immutable, Alias("swiper.field-error")]
public sealed record FieldError([property: Id(0)] string Field, [property: Id(1)] FieldProblem Problem);
