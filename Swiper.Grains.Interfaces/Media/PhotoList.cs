using System.Collections.Immutable;
using System.Globalization;

namespace Swiper.Grains.Interfaces.Media;

/// <summary>
/// Photos as one short text, for cards and pools: <c>number key width height state</c>, separated by commas. Null stands for none.
/// </summary>
public static class PhotoList
{
    private const int PartsOfAPhoto = 5;

    /// <summary>Writes photos.</summary>
    public static string? Format(IEnumerable<Photo> photos)
    {
        var text = string.Join(',', photos.Select(photo => string.Create(
            CultureInfo.InvariantCulture, $"{photo.Number} {photo.Key} {photo.Width} {photo.Height} {(int)photo.State}")));
        return text.Length == 0 ? null : text;
    }

    /// <summary>Reads what <see cref="Format"/> wrote.</summary>
    public static ImmutableArray<Photo> Parse(string? text) => string.IsNullOrEmpty(text) ? [] : [.. text.Split(',').Select(ParseOne)];

    private static Photo ParseOne(string text)
    {
        var parts = text.Split(' ');
        return parts.Length == PartsOfAPhoto
            ? new Photo(Number(parts[0]), parts[1], Number(parts[2]), Number(parts[3]), (PhotoState)Number(parts[4]))
            : throw new FormatException("A photo has five parts.");
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
