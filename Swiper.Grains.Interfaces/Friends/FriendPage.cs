using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Friends;

/// <summary>A page of friends, newest first. The last page has no cursor to a next. <c>ViewerCell</c> is the cell the user is in, from which distances
/// are told.</summary>
[GenerateSerializer, Immutable, Alias("swiper.friend-page")]
public sealed record FriendPage(
    [property: Id(0)] ImmutableArray<long> Ids,
    [property: Id(1)] string? Next,
    [property: Id(2)] long? ViewerCell = null);
