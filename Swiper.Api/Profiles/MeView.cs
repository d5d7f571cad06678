using Swiper.Api.Contract;
using Swiper.Api.Media;
using Swiper.Api.Swipes;
using Swiper.Api.Vip;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Vip;

namespace Swiper.Api.Profiles;

/// <summary>A user as they see themselves: the contract's <c>&lt;me&gt;</c>.</summary>
internal sealed record MeView(
    long Id,
    string Phonenum,
    string? Nickname,
    string? Sex,
    int? BirthYear,
    int? BirthMonth,
    int? BirthDay,
    int? Age,
    string? Avatar,
    string? Location,
    int VipLevel,
    DateTime? VipExpiresAt,
    IReadOnlyList<string> Perms,
    QuotasView Quotas)
{
    /// <summary>A view for examples.</summary>
    internal static MeView Example { get; } = new(
        7194025183640195,
        "+8613800138000",
        "阿明",
        "male",
        1996,
        2,
        29,
        29,
        AvatarView.Example.Avatar,
        "上海",
        1,
        QuotaView.Example.ResetAt,
        PermissionNames.Of(Permissions.VipFlag | Permissions.Superlike),
        new QuotasView(QuotaView.Example, QuotaView.Example with { Used = 0, Max = 5 }, QuotaView.Example with { Used = 1, Max = 5 }));

    /// <summary>Shows a user to themselves.</summary>
    internal static MeView From(Me me, IMediaStore media) => new(
        me.Id,
        me.Phone,
        me.Nickname,
        SexNames.Of(me.Sex),
        me.BirthDate?.Year,
        me.BirthDate?.Month,
        me.BirthDate?.Day,
        me.Age,
        me.AvatarKey is { } key ? media.UrlFor(key) : null,
        me.Location,
        me.VipLevel,
        me.VipExpiresAt is { } expiresAt ? WireTime.Of(expiresAt) : null,
        PermissionNames.Of(me.Permissions),
        new QuotasView(QuotaView.From(me.Like), QuotaView.From(me.Superlike), QuotaView.From(me.Rewind)));
}
