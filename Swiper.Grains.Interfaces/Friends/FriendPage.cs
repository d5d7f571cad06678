using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Friends;

/// <summary>A page of friends, newest first.</summary>
/// <param name="Ids">The friends' ids.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
[GenerateSerializer, Immutable, Alias("swiper.friend-page")]
public sealed record FriendPage(
    [property: Id(0)] ImmutableArray<long> Ids,
    [property: Id(1)] string? Next);
