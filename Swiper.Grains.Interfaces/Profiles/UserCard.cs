namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>A user as others see them: the contract's <c>&lt;user&gt;</c>.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Nickname">The nickname, if set.</param>
/// <param name="Sex">The sex, if set.</param>
/// <param name="Age">Whole years on the calendar, if the birth date is set.</param>
/// <param name="AvatarKey">The picture's key in the media store, if there is one.</param>
/// <param name="Location">The place the user lives in, if set.</param>
/// <param name="HasVipFlag">Whether the VIP badge is shown.</param>
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
