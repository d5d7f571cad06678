using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Vip;

namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>A user as they see themselves: the contract's <c>&lt;me&gt;</c>. What was never set is null.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Phone">The user's phone number in E.164.</param>
/// <param name="Nickname">The nickname.</param>
/// <param name="Sex">The sex.</param>
/// <param name="BirthDate">The birth date.</param>
/// <param name="Age">Whole years on the calendar, in the configured time zone.</param>
/// <param name="AvatarKey">The picture's key in the media store.</param>
/// <param name="Location">The place the user lives in.</param>
/// <param name="VipLevel">The level in force now.</param>
/// <param name="VipExpiresAt">When that level ends; null at level 0.</param>
/// <param name="Permissions">What the level permits.</param>
/// <param name="Like">The day's like quota.</param>
/// <param name="Superlike">The day's superlike quota.</param>
/// <param name="Rewind">The day's rewind quota.</param>
[GenerateSerializer, Immutable, Alias("swiper.me")]
public sealed record Me(
    [property: Id(0)] long Id,
    [property: Id(1)] string Phone,
    [property: Id(2)] string? Nickname,
    [property: Id(3)] Sex? Sex,
    [property: Id(4)] DateOnly? BirthDate,
    [property: Id(5)] int? Age,
    [property: Id(6)] string? AvatarKey,
    [property: Id(7)] string? Location,
    [property: Id(8)] int VipLevel,
    [property: Id(9)] DateTimeOffset? VipExpiresAt,
    [property: Id(10)] Permissions Permissions,
    [property: Id(11)] QuotaStatus Like,
    [property: Id(12)] QuotaStatus Superlike,
    [property: Id(13)] QuotaStatus Rewind)
{
    /// <summary>Names the user and keeps the person out of logs.</summary>
    public override string ToString() => $"user {Id}";
}
