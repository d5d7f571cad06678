using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Interfaces.Robots;

/// <summary>A made-up person that fills an empty town. The phone number is one that no person can have, so no code can be requested for it.</summary>
[GenerateSerializer, Immutable, Alias("swiper.robot")]
public sealed record Robot(
    [property: Id(0)] string Phone,
    [property: Id(1)] string Nickname,
    [property: Id(2)] Sex Sex,
    [property: Id(3)] DateOnly BirthDate,
    [property: Id(4)] string Location,
    [property: Id(5)] Sex DatingSex);
