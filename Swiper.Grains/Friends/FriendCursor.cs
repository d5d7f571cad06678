using System.Globalization;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Friends;

/// <summary>Encodes the position after a friend in the list of friends, as text opaque to apps.</summary>
internal static class FriendCursor
{
    public static string Format(Friend last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.Since.UtcTicks:x}-{last.Id:x}");

    public static bool TryParse(string text, out Friend last)
    {
        last = default;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0
            || !long.TryParse(text.AsSpan(0, dash), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var since)
            || !long.TryParse(text.AsSpan(dash + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)
            || since < 0 || since > DateTimeOffset.MaxValue.UtcTicks
            || !Limits.IsUserId(id))
        {
            return false;
        }

        last = new Friend(id, new DateTimeOffset(since, TimeSpan.Zero));

        // The parsers forgive leading zeros, capitals and NULs behind the digits, which no cursor of ours has.
        return Format(last) == text;
    }
}
