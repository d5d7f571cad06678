namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>
/// A user as others see them: the contract's <c>&lt;user&gt;</c>. A field that was never set is null. <c>Age</c> counts calendar years in the
/// configured time zone. <c>Interests</c> are separated by commas. <c>DistanceKm</c> is between the centres of two cells, and null unless both are known.
/// <c>Superliked</c>, <c>Note</c> and <c>CommonInterests</c> are of the deck. <c>Photos</c> is a <see
/// cref="Media.PhotoList"/> of those that others may see; with <c>HasPhotosForFriends</c>, only friends may.
/// </summary>
[GenerateSerializer, Immutable, Alias("swiper.user-card")]
public sealed record UserCard(
    [property: Id(0)] long Id,
    [property: Id(1)] string? Nickname,
    [property: Id(2)] Sex? Sex,
    [property: Id(3)] int? Age,
    [property: Id(4)] string? AvatarKey,
    [property: Id(5)] string? Location,
    [property: Id(6)] bool HasVipFlag,
    [property: Id(7)] string? Bio = null,
    [property: Id(8)] string? Interests = null,
    [property: Id(9)] LookingFor? LookingFor = null,
    [property: Id(10)] int? DistanceKm = null,
    [property: Id(11)] Activity Activity = Activity.Earlier,
    [property: Id(12)] bool Superliked = false,
    [property: Id(13)] string? Note = null,
    [property: Id(14)] string? CommonInterests = null,
    [property: Id(30)] string? Photos = null,
    [property: Id(31)] bool HasPhotosForFriends = false)
{
    /// <summary>Names the user and keeps the person out of logs.</summary>
    public override string ToString() => $"user {Id}";
}
