using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Interfaces.Robots;

/// <summary>A made-up person that fills an empty town.</summary>
/// <param name="Phone">A number that can never be real: no code can be asked for it.</param>
/// <param name="Nickname">The nickname.</param>
/// <param name="Sex">The sex.</param>
/// <param name="BirthDate">The birth date.</param>
/// <param name="Location">The place.</param>
/// <param name="DatingSex">The sex looked for.</param>
[GenerateSerializer, Immutable, Alias("swiper.robot")]
public sealed record Robot(
    [property: Id(0)] string Phone,
    [property: Id(1)] string Nickname,
    [property: Id(2)] Sex Sex,
    [property: Id(3)] DateOnly BirthDate,
    [property: Id(4)] string Location,
    [property: Id(5)] Sex DatingSex);
