using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>A change of a profile, with values as typed: the grain checks them. A null leaves its field unchanged.</summary>
[GenerateSerializer, Immutable, Alias("swiper.profile-update")]
public sealed record ProfileUpdate(
    [property: Id(0)] string? Nickname = null,
    [property: Id(1)] Sex? Sex = null,
    [property: Id(2)] int? BirthYear = null,
    [property: Id(3)] int? BirthMonth = null,
    [property: Id(4)] int? BirthDay = null,
    [property: Id(5)] string? Location = null,
    [property: Id(6)] string? Bio = null,
    [property: Id(7)] ImmutableArray<string>? Interests = null,
    [property: Id(8)] LookingFor? LookingFor = null,
    [property: Id(9)] bool? Hidden = null)
{
    /// <summary>Keeps the person out of logs.</summary>
    public override string ToString() => nameof(ProfileUpdate);
}
