using System.Collections.Immutable;
using Swiper.Grains.Friends;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Likes;
using Swiper.Grains.Interfaces.Vip;

namespace Swiper.Grains.Users;

internal sealed partial class UserGrain
{
    /// <inheritdoc/>
    public async Task<Result<LikesPage>> GetLikes(SessionProof proof, string? cursor)
    {
        if (await CheckSession(proof) is { } refusal)
        {
            return refusal;
        }

        if (!ListCursor.TryRead(cursor, out var after))
        {
            return Refusal.BadRequest("cursor");
        }

        var count = await _likes.Read();
        if (!PermissionsNow().HasFlag(Permissions.SeeLikes))
        {
            return new LikesPage(count, Ids: null, Next: null);
        }

        // Read one more than a page to learn whether there is a next page.
        var likes = await store.Of(Id).ReadLikes(Id, after, Limits.LikesPageSize + 1);
        var page = likes.Take(Limits.LikesPageSize).ToImmutableArray();
        return new LikesPage(count, [.. page.Select(liker => liker.Id)], likes.Length > page.Length ? ListCursor.Format(page[^1]) : null, WhereaboutsNow().Cell);
    }
}
