namespace Swiper.Api.Media;

/// <summary>A picture as it is stored: redrawn, so that only the pixels of the upload remain.</summary>
/// <param name="Content">The file.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Thumbnail">A small version of it, a WebP file.</param>
internal sealed record Picture(ReadOnlyMemory<byte> Content, string ContentType, int Width, int Height, ReadOnlyMemory<byte> Thumbnail)
{
    /// <summary>The longest side of the small version, in pixels.</summary>
    public const int ThumbnailSide = 320;

    /// <summary>Says nothing of what it shows.</summary>
    public override string ToString() => $"{ContentType}, {Width} x {Height}";
}
