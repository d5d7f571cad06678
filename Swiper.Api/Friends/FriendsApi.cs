using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Api.Profiles;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Api.Friends;

/// <summary>The friends list.</summary>
internal static class FriendsApi
{
    private const string Cursor = "cursor";

    /// <summary>Maps the routes.</summary>
    internal static void MapFriends(this IEndpointRouteBuilder group) =>
        group.MapGet("/friends", GetFriends).Is(new("My friends, newest first, 100 a page")
        {
            Fields = [new(Cursor, "Where to go on: next of the page before", "", Required: false)],
            Example = new FriendsView([UserView.Example], null),
        });

    private static async Task<IResult> GetFriends(CurrentUser user, Fields fields, ApiServices services)
    {
        var cursor = fields.Scalar(Cursor);
        var page = await user.Grain.GetFriends(user.Proof, string.IsNullOrEmpty(cursor) ? null : cursor);
        if (page.Refusal is { } refusal)
        {
            return Answer.Refuse(refusal);
        }

        var cards = await Task.WhenAll(page.Value!.Ids.Select(id => services.Grains.GetGrain<IUserPeer>(id).GetCard().AsTask()));
        var friends = cards.OfType<UserCard>().Select(card => UserView.From(card, services.Media)).ToArray();
        return Answer.Ok(new FriendsView(friends, page.Value.Next), ApiJson.Default.FriendsView);
    }
}
