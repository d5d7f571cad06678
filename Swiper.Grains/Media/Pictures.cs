using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Media;

namespace Swiper.Grains.Media;

/// <summary>One user's pictures, but for the avatar's key, and every file that may be stored for them.</summary>
[GenerateSerializer, Immutable, Alias("swiper.pictures")]
public sealed record Pictures
{
    /// <summary>The photos in their order.</summary>
    [Id(0)]
    public ImmutableArray<Photo> Photos { get; init; } = [];

    /// <summary>The highest number that a photo has had.</summary>
    [Id(1)]
    public int LastNumber { get; init; }

    /// <summary>Files that are being stored, and not named yet.</summary>
    [Id(2)]
    public ImmutableArray<AnnouncedFile> Announced { get; init; } = [];

    /// <summary>Files that are named no more, or never were, and may still be stored.</summary>
    [Id(3)]
    public ImmutableArray<string> Discarded { get; init; } = [];

    /// <summary>What is to be done.</summary>
    public PictureWork Work() =>
        (Photos.Any(photo => photo.IsWaiting) ? PictureWork.Review : PictureWork.None)
        | (Announced.IsEmpty && Discarded.IsEmpty ? PictureWork.None : PictureWork.Cleaning);

    /// <summary>The photos that others may see, as a <see cref="PhotoList"/>.</summary>
    public string? Shown() => PhotoList.Format(Photos.Where(photo => photo.IsShown));

    /// <summary>Keeps the keys out of logs.</summary>
    public override string ToString() => nameof(Pictures);
}

/// <summary>A file that is being stored.</summary>
/// <param name="Key">Its key in the media store.</param>
/// <param name="Until">When it may not be named any more.</param>
[GenerateSerializer, Immutable, Alias("swiper.announced-file")]
public sealed record AnnouncedFile([property: Id(0)] string Key, [property: Id(1)] DateTimeOffset Until)
{
    /// <summary>Keeps the key out of logs.</summary>
    public override string ToString() => nameof(AnnouncedFile);
}
