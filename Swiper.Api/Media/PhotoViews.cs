using System.Globalization;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Api.Media;

/// <summary>A photo: the contract's <c>&lt;photo&gt;</c>. One that was rejected has no addresses.</summary>
internal sealed record PhotoView(string Id, string? Url, string? Thumbnail, int Width, int Height, string State)
{
    /// <summary>A view for examples.</summary>
    public static PhotoView Example { get; } = new(
        "7194025183640195-3",
        "/media/0123456789abcdef0123456789abcdef.p.jpg?e=1772355600&u=7194025183640195&s=3q2-7wAAAAAAAAAAAAAAAA",
        "/media/0123456789abcdef0123456789abcdef.t.webp?e=1772355600&u=7194025183640195&s=y_66vgAAAAAAAAAAAAAAAA",
        1536,
        2048,
        "approved");

    /// <summary>Shows a photo to its owner.</summary>
    public static PhotoView Own(Photo photo, long owner, IMediaStore media) => Of(photo, owner, key => media.UrlFor(key, owner));

    /// <summary>Shows a user's own photos to them.</summary>
    public static PhotoView[] Own(Me me, IMediaStore media) => [.. PhotoList.Parse(me.Photos).Select(photo => Own(photo, me.Id, media))];

    /// <summary>Shows a photo to an operator, whose session is not known here.</summary>
    public static PhotoView ToOperator(Photo photo, long owner, IMediaStore media) => Of(photo, owner, media.UrlFor);

    /// <summary>Shows the photos that everybody may see.</summary>
    public static PhotoView[] Public(UserCard card, IMediaStore media) =>
        card.HasPhotosForFriends ? [] : [.. PhotoList.Parse(card.Photos).Select(photo => Of(photo, card.Id, media.UrlFor))];

    /// <summary>Shows the photos that a friend may see. Their addresses are the friend's own if nobody else may have them.</summary>
    public static PhotoView[] ToFriend(UserCard card, IMediaStore media, long friend) => card.HasPhotosForFriends
        ? [.. PhotoList.Parse(card.Photos).Select(photo => Of(photo, card.Id, key => media.UrlFor(key, friend)))]
        : Public(card, media);

    private static PhotoView Of(Photo photo, long owner, Func<string, string> urlFor) => new(
        PhotoId.Format(owner, photo.Number),
        photo.Key.Length == 0 ? null : urlFor(photo.Key),
        photo.Key.Length == 0 ? null : urlFor(MediaKey.ThumbnailOf(photo.Key)),
        photo.Width,
        photo.Height,
        NameOf(photo.State));

    private static string NameOf(PhotoState state) => state switch
    {
        PhotoState.Approved => "approved",
        PhotoState.Rejected => "rejected",
        _ => "pending",
    };
}

/// <summary>A photo's id on the wire: its owner's, and its number among theirs.</summary>
internal static class PhotoId
{
    private const char Separator = '-';

    public static string Format(long owner, int number) => string.Create(CultureInfo.InvariantCulture, $"{owner}{Separator}{number}");

    public static bool TryParse(string? text, out long owner, out int number)
    {
        (owner, number) = (0, 0);
        return text is not null
            && text.IndexOf(Separator, StringComparison.Ordinal) is > 0 and var middle
            && long.TryParse(text.AsSpan(0, middle), NumberStyles.None, CultureInfo.InvariantCulture, out owner)
            && int.TryParse(text.AsSpan(middle + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && Limits.IsUserId(owner)
            && text == Format(owner, number);
    }
}
