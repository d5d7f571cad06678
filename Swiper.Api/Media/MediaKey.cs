using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Media;

/// <summary>
/// The keys of media files: 128 random bits in lower-case hex and an extension that says the type and what the file is for, such as
/// <c>0123456789abcdef0123456789abcdef.jpg</c> of an avatar. They cannot be guessed, and none can name a path.
/// </summary>
internal static class MediaKey
{
    private const int RandomBytes = 16;
    private const int DigitCount = RandomBytes * 2;
    private const string OfPhoto = ".p.";
    private const string OfThumbnail = ".t.webp";

    private static readonly (string Extension, string ContentType)[] Types =
    [
        (".jpg", "image/jpeg"),
        (".png", "image/png"),
        (".webp", "image/webp"),
        (OfPhoto + "jpg", "image/jpeg"),
        (OfPhoto + "png", "image/png"),
        (OfPhoto + "webp", "image/webp"),
        (OfThumbnail, "image/webp"),
    ];

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Draws a fresh key for a file of the given type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No media file has that type.</exception>
    public static string New(IEntropy entropy, string contentType) => Draw(entropy, contentType, "");

    /// <summary>Draws a fresh key for a photo. It opens only with a signature.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No media file has that type.</exception>
    public static string NewPhoto(IEntropy entropy, string contentType) => Draw(entropy, contentType, OfPhoto);

    /// <summary>The key of the small version of a photo.</summary>
    public static string ThumbnailOf(string photo) => string.Concat(photo.AsSpan(0, DigitCount), OfThumbnail);

    /// <summary>The key of a file's copy that is kept with a report: as hard to guess as any, and it opens only with a signature.</summary>
    public static string CopyOf(string key, long report)
    {
        var digits = SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key} {report}"))).AsSpan(0, RandomBytes);
        return string.Concat(Convert.ToHexStringLower(digits), OfPhoto, key.AsSpan(key.LastIndexOf('.') + 1));
    }

    /// <summary>The type of the file that a key names; null if the text is not a key.</summary>
    public static string? ContentTypeOf(string? key) => key is { Length: > DigitCount } && !key.AsSpan(0, DigitCount).ContainsAnyExcept(HexDigits)
        ? Array.Find(Types, type => key.AsSpan(DigitCount).SequenceEqual(type.Extension)).ContentType
        : null;

    /// <summary>Whether a text is a key.</summary>
    public static bool IsValid(string? key) => ContentTypeOf(key) is not null;

    /// <summary>Whether a key is that of a photo.</summary>
    public static bool IsPhoto(string key) => IsValid(key) && key.AsSpan(DigitCount).StartsWith(OfPhoto);

    /// <summary>Whether a key opens only with a signature.</summary>
    public static bool NeedsSignature(string key) => IsPhoto(key) || (IsValid(key) && key.EndsWith(OfThumbnail, StringComparison.Ordinal));

    private static string Draw(IEntropy entropy, string contentType, string kind)
    {
        var type = Array.Find(Types, type => type.ContentType == contentType && type.Extension.StartsWith(kind, StringComparison.Ordinal));
        if (type.Extension is null)
        {
            throw new ArgumentOutOfRangeException(nameof(contentType), contentType, "No media file has this type.");
        }

        Span<byte> random = stackalloc byte[RandomBytes];
        entropy.Fill(random);
        return Convert.ToHexStringLower(random) + type.Extension;
    }
}
