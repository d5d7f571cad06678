using System.Collections.Immutable;
using Swiper.Grains.Friends;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Friends;
using Swiper.Grains.Swipes;

namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    /// <inheritdoc/>
    public async Task<Refusal?> Unfriend(SessionProof proof, long sid)
    {
        if (await CheckSession(proof) is { } dead)
        {
            return dead;
        }

        if (sid == Id)
        {
            return Refusal.BadRequest("sid");
        }

        using var lease = _relations.Lease(sid);
        if (!await IsKnown(lease))
        {
            return new Refusal(ErrorCode.USER_NOT_FOUND);
        }

        var now = time.GetUtcNow();
        var end = await _relations.Change(lease, (row, head) => SwipeRules.Unfriend(row, head, now));
        await _outbox.Tell(lease, end.Row);
        if (end.Outcome is null)
        {
            _deck.Ban(sid);
        }

        return end.Outcome;
    }

    /// <inheritdoc/>
    public async Task<Result<FriendPage>> GetFriends(SessionProof proof, string? cursor)
    {
        if (await CheckSession(proof) is { } refusal)
        {
            return refusal;
        }

        if (!ListCursor.TryRead(cursor, out var after))
        {
            return Refusal.BadRequest("cursor");
        }

        // Read one more than a page to learn whether there is a next page.
        var friends = await store.Of(Id).ReadFriends(Id, after, Limits.FriendsPageSize + 1);
        var page = friends.Take(Limits.FriendsPageSize).ToImmutableArray();
        return new FriendPage(
            [.. page.Select(friend => friend.Id)],
            friends.Length > page.Length ? ListCursor.Format(page[^1]) : null,
            WhereaboutsNow().Cell);
    }
}
