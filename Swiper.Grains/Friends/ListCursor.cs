using System.Globalization;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Friends;

/// <summary>Encodes the position after a person in a list of people, newest first, as text opaque to apps.</summary>
internal static class ListCursor
{
    public static string Format(PersonSince last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.Since.UtcTicks:x}-{last.Id:x}");

    /// <summary>Reads a request's cursor, if there is one.</summary>
    public static bool TryRead(string? cursor, out PersonSince? after)
    {
        after = null;
        if (string.IsNullOrEmpty(cursor))
        {
            return true;
        }

        if (!TryParse(cursor, out var last))
        {
            return false;
        }

        after = last;
        return true;
    }

    public static bool TryParse(string text, out PersonSince last)
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

        last = new PersonSince(id, new DateTimeOffset(since, TimeSpan.Zero));

        // The parsers forgive leading zeros, capitals and NULs behind the digits, which no cursor of ours has.
        return Format(last) == text;
    }
}
