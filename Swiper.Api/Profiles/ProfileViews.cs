using Swiper.Api.Contract;
using Swiper.Api.Discovery;
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
    QuotasView Quotas,
    string? Bio,
    IReadOnlyList<string> Interests,
    string? LookingFor,
    bool Hidden,
    IReadOnlyList<PhotoView> Photos,
    bool HasPosition,
    JourneyView? Travel)
{
    /// <summary>A view for examples.</summary>
    public static MeView Example { get; } = new(
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
        new QuotasView(QuotaView.Example, QuotaView.Example with { Used = 0, Max = 5 }, QuotaView.Example with { Used = 1, Max = 5 }),
        UserView.Example.Bio,
        UserView.Example.Interests,
        UserView.Example.LookingFor,
        false,
        [PhotoView.Example],
        true,
        null);

    /// <summary>Shows a user to themselves.</summary>
    public static MeView From(Me me, IMediaStore media) => new(
        me.Id,
        me.Phone,
        me.Nickname,
        SexNames.Of(me.Sex),
        me.BirthDate?.Year,
        me.BirthDate?.Month,
        me.BirthDate?.Day,
        me.Age,
        me.AvatarKey is { } key ? media.AddressOf(key) : null,
        me.Location,
        me.VipLevel,
        me.VipExpiresAt is { } expiresAt ? WireTime.Of(expiresAt) : null,
        PermissionNames.Of(me.Permissions),
        new QuotasView(QuotaView.From(me.Like), QuotaView.From(me.Superlike), QuotaView.From(me.Rewind)),
        me.Bio,
        InterestList.Of(me.Interests),
        LookingForNames.Of(me.LookingFor),
        me.Hidden,
        PhotoView.Own(me, media),
        me.HasPosition,
        me.Travel is { } journey ? JourneyView.From(journey) : null);
}

/// <summary>A user as others see them: the contract's <c>&lt;user&gt;</c>.</summary>
internal record UserView(
    long Id,
    string? Nickname,
    string? Sex,
    int? Age,
    string? Avatar,
    string? Location,
    bool Vipflag,
    string? Bio,
    IReadOnlyList<string> Interests,
    string? LookingFor,
    IReadOnlyList<PhotoView> Photos,
    int? DistanceKm,
    string? Active)
{
    /// <summary>A view for examples.</summary>
    public static UserView Example { get; } = new(
        5276398214032771,
        "小雨",
        "female",
        25,
        AvatarView.Example.Avatar,
        "上海",
        true,
        "先从一杯咖啡聊起？",
        ["咖啡", "旅行"],
        "friends",
        [PhotoView.Example],
        3,
        "today");

    /// <summary>Shows all that is on a card to a friend, or to somebody from whom it has no photos that are for friends.</summary>
    public static UserView OfFriend(UserCard card, IMediaStore media, long viewer) =>
        From(card, media) with { Photos = PhotoView.ToFriend(card, media, viewer) };

    /// <summary>Shows a card to anybody: without the photos that only friends may see.</summary>
    public static UserView From(UserCard card, IMediaStore media) => new(
        card.Id,
        card.Nickname,
        SexNames.Of(card.Sex),
        card.Age,
        card.AvatarKey is { } key ? media.AddressOf(key) : null,
        card.Location,
        card.HasVipFlag,
        card.Bio,
        InterestList.Of(card.Interests),
        LookingForNames.Of(card.LookingFor),
        PhotoView.Public(card, media),
        card.DistanceKm,
        ActivityNames.Of(card.Activity));
}

/// <summary>The contract's <c>&lt;settings&gt;</c>.</summary>
internal sealed record SettingsView(
    string DatingSex,
    string Location,
    int MinDistance,
    int MaxDistance,
    int MinDatingAge,
    int MaxDatingAge,
    bool Vibration,
    bool OnlyMatch,
    bool OnlyPlay)
{
    /// <summary>The defaults, for examples.</summary>
    public static SettingsView Example { get; } = From(new Settings());

    /// <summary>Shows settings.</summary>
    public static SettingsView From(Settings settings) => new(
        SexNames.Of(settings.DatingSex)!,
        settings.Location,
        settings.MinDistance,
        settings.MaxDistance,
        settings.MinDatingAge,
        settings.MaxDatingAge,
        settings.Vibration,
        settings.OnlyMatch,
        settings.OnlyPlay);
}
