using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Likes;

/// <summary>People who like a user and wait for an answer.</summary>
/// <param name="Count">How many there are, on all pages.</param>
/// <param name="Ids">A page of them, newest first; null without the permission to see them.</param>
/// <param name="Next">The cursor to the next page; null on the last.</param>
/// <param name="ViewerCell">The cell the user is in, from which distances are told; null without a position.</param>
[GenerateSerializer, Immutable, Alias("swiper.likes-page")]
public sealed record LikesPage(
    [property: Id(0)] int Count,
    [property: Id(1)] ImmutableArray<long>? Ids,
    [property: Id(2)] string? Next,
    [property: Id(3)] long? ViewerCell = null);
