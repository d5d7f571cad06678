using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Api.Profiles;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Api.Friends;

/// <summary>The friends list, and ending a friendship.</summary>
internal static class FriendsApi
{
    private static readonly FieldInfo Cursor = new("cursor", "The `next` value of the previous page", "", Required: false);

    private static readonly FieldInfo Sid = new("sid", "The friend's id", 5276398214032771);

    public static void MapFriends(this IEndpointRouteBuilder group)
    {
        group.MapGet("/friends", GetFriends).WithContract(new("My friends, newest first, 100 a page")
        {
            Fields = [Cursor],
            Example = new FriendsView([UserView.Example], null),
        });
        group.MapPost("/unfriend", Unfriend).WithContract(new("End a friendship for good: neither is on the other's deck again")
        {
            Fields = [Sid],
            Refusals = [ErrorCode.USER_NOT_FOUND, ErrorCode.NOT_FRIENDS],
        });
    }

    private static async Task<IResult> GetFriends(CurrentUser user, Fields fields, ApiServices services)
    {
        var cursor = fields.Scalar(Cursor.Name);
        var page = await user.Grain.GetFriends(user.Proof, string.IsNullOrEmpty(cursor) ? null : cursor);
        if (page.Refusal is { } refusal)
        {
            return Answer.Refuse(refusal);
        }

        var cards = await Task.WhenAll(page.Value!.Ids.Select(id => services.Grains.GetGrain<IUserPeer>(id).GetCard(page.Value.ViewerCell).AsTask()));
        var friends = cards.OfType<UserCard>().Select(card => UserView.OfFriend(card, services.Media, user.Id)).ToArray();
        return Answer.Ok(new FriendsView(friends, page.Value.Next), ApiJson.Default.FriendsView);
    }

    private static async Task<IResult> Unfriend(CurrentUser user, Fields fields)
    {
        if (fields.UserId(Sid.Name) is not { } sid)
        {
            return await user.Refuse(Refusal.BadRequest(Sid.Name));
        }

        return await user.Grain.Unfriend(user.Proof, sid) is { } refusal ? Answer.Refuse(refusal) : Answer.Nothing;
    }
}

/// <summary>A page of friends; <c>next</c> is null on the last.</summary>
internal sealed record FriendsView(IReadOnlyList<UserView> Friends, string? Next);
