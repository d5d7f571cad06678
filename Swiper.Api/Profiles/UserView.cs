using Swiper.Api.Media;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Api.Profiles;

/// <summary>A user as others see them: the contract's <c>&lt;user&gt;</c>.</summary>
internal sealed record UserView(long Id, string? Nickname, string? Sex, int? Age, string? Avatar, string? Location, bool Vipflag)
{
    /// <summary>A view for examples.</summary>
    internal static UserView Example { get; } = new(5276398214032771, "小雨", "female", 25, AvatarView.Example.Avatar, "上海", true);

    /// <summary>Shows a card.</summary>
    internal static UserView From(UserCard card, IMediaStore media) => new(
        card.Id,
        card.Nickname,
        SexNames.Of(card.Sex),
        card.Age,
        card.AvatarKey is { } key ? media.UrlFor(key) : null,
        card.Location,
        card.HasVipFlag);
}
