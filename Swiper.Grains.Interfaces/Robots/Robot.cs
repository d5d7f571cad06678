using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Interfaces.Robots;

/// <summary>
/// A made-up person that fills an empty town. The phone number is one that no person can have, so no code can be requested for it. <c>Cell</c> is where they
/// are, or null without a position; <c>DaysAway</c> is how long before their creation they were last active.
/// </summary>
[GenerateSerializer, Immutable, Alias("swiper.robot")]
public sealed record Robot(
    [property: Id(0)] string Phone,
    [property: Id(1)] string Nickname,
    [property: Id(2)] Sex Sex,
    [property: Id(3)] DateOnly BirthDate,
    [property: Id(4)] string Location,
    [property: Id(5)] Sex DatingSex,
    [property: Id(6)] string? AvatarKey = null,
    [property: Id(7)] string? Bio = null,
    [property: Id(8)] string? Interests = null,
    [property: Id(9)] LookingFor? LookingFor = null,
    [property: Id(10)] long? Cell = null,
    [property: Id(11)] int DaysAway = 0);
