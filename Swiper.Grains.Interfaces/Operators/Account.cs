namespace Swiper.Grains.Interfaces.Operators;

/// <summary>What an operator may know of a user: the account, its state, and counts. No profile, no contacts.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="PhoneEnd">The last digits of the phone number.</param>
/// <param name="CreatedAt">When the account was created.</param>
/// <param name="ActiveOn">The calendar day of the last request, or null if none was recorded.</param>
/// <param name="Nickname">The nickname, or null.</param>
/// <param name="Level">The VIP level in force.</param>
/// <param name="LevelEndsAt">When the level expires, or null.</param>
/// <param name="Ban">The ban in force, or null.</param>
/// <param name="Sessions">Live sessions.</param>
/// <param name="Photos">Photos beside the avatar.</param>
/// <param name="WaitingPhotos">Those that wait for review.</param>
/// <param name="LikesWaiting">People who like the user and wait for an answer.</param>
[GenerateSerializer, Immutable, Alias("swiper.account")]
public sealed record Account(
    [property: Id(0)] long Id,
    [property: Id(1)] string PhoneEnd,
    [property: Id(2)] DateTimeOffset CreatedAt,
    [property: Id(3)] DateOnly? ActiveOn,
    [property: Id(4)] string? Nickname,
    [property: Id(5)] int Level,
    [property: Id(6)] DateTimeOffset? LevelEndsAt,
    [property: Id(7)] Ban? Ban,
    [property: Id(8)] int Sessions,
    [property: Id(9)] int Photos,
    [property: Id(10)] int WaitingPhotos,
    [property: Id(11)] int LikesWaiting)
{
    /// <summary>Digits of the phone number that are shown.</summary>
    public const int PhoneDigits = 4;

    /// <summary>Names the user and keeps the person out of logs.</summary>
    public override string ToString() => $"account of {Id}";
}
