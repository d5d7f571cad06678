using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Api.Profiles;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Api.Likes;

/// <summary>Who likes the caller and waits for an answer.</summary>
internal static class LikesApi
{
    private static readonly FieldInfo Cursor = new("cursor", "The `next` value of the previous page", "", Required: false);

    public static void MapLikes(this IEndpointRouteBuilder group) =>
        group.MapGet("/likes", GetLikes).WithContract(new("How many people like me and wait for my answer; with the permission seelikes also who, newest first, 100 a page")
        {
            Fields = [Cursor],
            Example = new LikesView(1, [UserView.Example], null),
        });

    private static async Task<IResult> GetLikes(CurrentUser user, Fields fields, ApiServices services)
    {
        var cursor = fields.Scalar(Cursor.Name);
        var page = await user.Grain.GetLikes(user.Proof, string.IsNullOrEmpty(cursor) ? null : cursor);
        if (page.Refusal is { } refusal)
        {
            return Answer.Refuse(refusal);
        }

        var (count, ids, next, cell) = page.Value!;
        if (ids is null)
        {
            return Answer.Ok(new LikesView(count, null, null), ApiJson.Default.LikesView);
        }

        var cards = await Task.WhenAll(ids.Value.Select(id => services.Grains.GetGrain<IUserPeer>(id).GetCard(cell).AsTask()));
        var users = cards.OfType<UserCard>().Select(card => UserView.From(card, services.Media)).ToArray();
        return Answer.Ok(new LikesView(count, users, next), ApiJson.Default.LikesView);
    }
}

/// <summary>A page of people who wait for the caller's answer; <c>users</c> is null for callers who may not see them, <c>next</c> on the last page.</summary>
internal sealed record LikesView(int Count, IReadOnlyList<UserView>? Users, string? Next);
