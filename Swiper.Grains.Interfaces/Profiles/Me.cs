using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Vip;

namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>
/// A user as they see themselves: the contract's <c>&lt;me&gt;</c>. A field that was never set is null. <c>Age</c> counts calendar years in the
/// configured time zone, and at level 0 <c>VipExpiresAt</c> is null.
/// </summary>
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
