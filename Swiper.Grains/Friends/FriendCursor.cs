using System.Globalization;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Friends;

/// <summary>The place after a friend in the order of friends, as text that apps hand back unread.</summary>
internal static class FriendCursor
{
    /// <summary>Writes a cursor.</summary>
    public static string Format(Friend last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.Since.UtcTicks:x}-{last.Id:x}");

    /// <summary>Reads a cursor; false when the text is none.</summary>
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
        return true;
    }
}
