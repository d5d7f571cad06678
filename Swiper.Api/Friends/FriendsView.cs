using Swiper.Api.Profiles;

namespace Swiper.Api.Friends;

/// <summary>A page of friends; <c>next</c> is null on the last.</summary>
internal sealed record FriendsView(IReadOnlyList<UserView> Friends, string? Next);
