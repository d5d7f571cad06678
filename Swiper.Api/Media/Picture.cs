namespace Swiper.Api.Media;

/// <summary>A picture as it is stored: drawn anew, so that nothing of the upload but its looks is left.</summary>
/// <param name="Content">The file.</param>
/// <param name="ContentType">Its type.</param>
internal sealed record Picture(ReadOnlyMemory<byte> Content, string ContentType);
