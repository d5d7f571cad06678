namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>
/// A user as others see them: the contract's <c>&lt;user&gt;</c>. A field that was never set is null. <c>Age</c> counts calendar years in the
/// configured time zone.
/// </summary>
[GenerateSerializer, Immutable, Alias("swiper.user-card")]
public sealed record UserCard(
    [property: Id(0)] long Id,
    [property: Id(1)] string? Nickname,
    [property: Id(2)] Sex? Sex,
    [property: Id(3)] int? Age,
    [property: Id(4)] string? AvatarKey,
    [property: Id(5)] string? Location,
    [property: Id(6)] bool HasVipFlag)
{
    /// <summary>Names the user and keeps the person out of logs.</summary>
    public override string ToString() => $"user {Id}";
}
