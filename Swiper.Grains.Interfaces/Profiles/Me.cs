using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Vip;

namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>
/// A user as they see themselves: the contract's <c>&lt;me&gt;</c>. A field that was never set is null. <c>Age</c> counts calendar years in the
/// configured time zone, and at level 0 <c>VipExpiresAt</c> is null. <c>Interests</c> are separated by commas. Of a position the user learns only that there is one.
/// <c>Photos</c> is a <see cref="Media.PhotoList"/>.
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
    [property: Id(13)] QuotaStatus Rewind,
    [property: Id(14)] string? Bio = null,
    [property: Id(15)] string? Interests = null,
    [property: Id(16)] LookingFor? LookingFor = null,
    [property: Id(17)] bool Hidden = false,
    [property: Id(18)] bool HasPosition = false,
    [property: Id(19)] Journey? Travel = null,
    [property: Id(30)] string? Photos = null)
{
    /// <summary>Names the user and keeps the person out of logs.</summary>
    public override string ToString() => $"user {Id}";
}
