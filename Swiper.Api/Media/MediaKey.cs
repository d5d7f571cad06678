using System.Buffers;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Media;

/// <summary>
/// The keys of media files: 128 random bits in lower-case hex and the extension of the type, such as
/// <c>0123456789abcdef0123456789abcdef.jpg</c>. They cannot be guessed, and none can name a path.
/// </summary>
internal static class MediaKey
{
    private const int RandomBytes = 16;

    private static readonly (string Extension, string ContentType)[] Types =
    [
        (".jpg", "image/jpeg"),
        (".png", "image/png"),
        (".webp", "image/webp"),
    ];

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Draws a fresh key for a file of the given type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No media file has that type.</exception>
    public static string New(IEntropy entropy, string contentType)
    {
        var type = Array.Find(Types, type => type.ContentType == contentType);
        if (type.Extension is null)
        {
            throw new ArgumentOutOfRangeException(nameof(contentType), contentType, "No media file has this type.");
        }

        Span<byte> random = stackalloc byte[RandomBytes];
        entropy.Fill(random);
        return Convert.ToHexStringLower(random) + type.Extension;
    }

    /// <summary>The type of the file that a key names; null if the text is not a key.</summary>
    public static string? ContentTypeOf(string? key)
    {
        const int DigitCount = RandomBytes * 2;
        return key is { Length: > DigitCount } && !key.AsSpan(0, DigitCount).ContainsAnyExcept(HexDigits)
            ? Array.Find(Types, type => key.AsSpan(DigitCount).SequenceEqual(type.Extension)).ContentType
            : null;
    }

    /// <summary>Whether a text is a key.</summary>
    public static bool IsValid(string? key) => ContentTypeOf(key) is not null;
}
