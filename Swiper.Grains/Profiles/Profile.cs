using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Profiles;

/// <summary>A user's profile. A field that was never set is null.</summary>
[GenerateSerializer, Immutable, Alias("swiper.profile")]
public sealed record Profile
{
    /// <summary>The nickname, trimmed.</summary>
    [Id(0)]
    public string? Nickname { get; init; }

    /// <summary>The sex.</summary>
    [Id(1)]
    public Sex? Sex { get; init; }

    /// <summary>The birth date.</summary>
    [Id(2)]
    public DateOnly? BirthDate { get; init; }

    /// <summary>The place the user lives in, trimmed.</summary>
    [Id(3)]
    public string? Location { get; init; }

    /// <summary>The picture's key in the media store.</summary>
    [Id(4)]
    public string? AvatarKey { get; init; }

    /// <summary>What the user says of themselves.</summary>
    [Id(5)]
    public string? Bio { get; init; }

    /// <summary>The interests, separated by commas.</summary>
    [Id(6)]
    public string? Interests { get; init; }

    /// <summary>What the user looks for.</summary>
    [Id(7)]
    public LookingFor? LookingFor { get; init; }

    /// <summary>Whether the user is on nobody's deck.</summary>
    [Id(8)]
    public bool Hidden { get; init; }

    /// <summary>Makes the card that others see.</summary>
    public UserCard ToCard(long id, bool hasVipFlag, DateOnly today) =>
        new(id, Nickname, Sex, BirthDate is { } birth ? Calendar.Age(birth, today) : null, AvatarKey, Location, hasVipFlag, Bio, Interests, LookingFor);

    /// <summary>Keeps the person out of logs.</summary>
    public override string ToString() => nameof(Profile);
}
