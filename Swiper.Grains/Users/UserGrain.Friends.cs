using System.Collections.Immutable;
using Swiper.Grains.Friends;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Friends;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    /// <inheritdoc/>
    public async Task<Result<FriendPage>> GetFriends(SessionProof proof, string? cursor)
    {
        if (CheckSession(proof) is { } refusal)
        {
            return refusal;
        }

        Friend? after = null;
        if (!string.IsNullOrEmpty(cursor))
        {
            if (!FriendCursor.TryParse(cursor, out var last))
            {
                return Refusal.BadRequest("cursor");
            }

            after = last;
        }

        // One more than a page tells whether there is a next one.
        var friends = await store.Of(Id).ReadFriends(Id, after, Limits.FriendsPageSize + 1);
        var page = friends.Take(Limits.FriendsPageSize).ToImmutableArray();
        return new FriendPage(
            [.. page.Select(friend => friend.Id)],
            friends.Length > page.Length ? FriendCursor.Format(page[^1]) : null);
    }
}
