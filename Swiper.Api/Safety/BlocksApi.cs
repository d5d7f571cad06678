using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Api.Profiles;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Api.Safety;

/// <summary>Blocking, unblocking, and the list of those who are blocked.</summary>
internal static class BlocksApi
{
    private static readonly FieldInfo Sid = new("sid", "The person's id", 5276398214032771);

    private static readonly FieldInfo Cursor = new("cursor", "The `next` value of the previous page", "", Required: false);

    public static void MapBlocks(this IEndpointRouteBuilder group)
    {
        group.MapPost("/block", Block).WithContract(new("Block a person: neither sees the other any more, and to them I do not exist")
        {
            Fields = [Sid],
            Refusals = [ErrorCode.USER_NOT_FOUND, ErrorCode.LIMIT_REACHED],
        });
        group.MapPost("/unblock", Unblock).WithContract(new("End a block: we are strangers again")
        {
            Fields = [Sid],
            Refusals = [ErrorCode.USER_NOT_FOUND],
        });
        group.MapGet("/blocks", GetBlocks).WithContract(new("The people I block, newest first, 100 a page")
        {
            Fields = [Cursor],
            Example = new BlocksView([UserView.Example], null),
        });
    }

    private static async Task<IResult> Block(CurrentUser user, Fields fields, ApiServices services) => fields.UserId(Sid.Name) is { } sid
        ? Of(await services.Grains.GetGrain<IUserSafety>(user.Id).Block(user.Proof, sid))
        : await user.Refuse(Refusal.BadRequest(Sid.Name));

    private static async Task<IResult> Unblock(CurrentUser user, Fields fields, ApiServices services) => fields.UserId(Sid.Name) is { } sid
        ? Of(await services.Grains.GetGrain<IUserSafety>(user.Id).Unblock(user.Proof, sid))
        : await user.Refuse(Refusal.BadRequest(Sid.Name));

    private static async Task<IResult> GetBlocks(CurrentUser user, Fields fields, ApiServices services)
    {
        var cursor = fields.Scalar(Cursor.Name);
        var page = await services.Grains.GetGrain<IUserSafety>(user.Id).GetBlocks(user.Proof, string.IsNullOrEmpty(cursor) ? null : cursor);
        if (page.Refusal is { } refusal)
        {
            return Answer.Refuse(refusal);
        }

        var cards = await Task.WhenAll(page.Value!.Ids.Select(id => services.Grains.GetGrain<IUserPeer>(id).GetCard().AsTask()));
        var users = cards.OfType<UserCard>().Select(card => UserView.From(card, services.Media)).ToArray();
        return Answer.Ok(new BlocksView(users, page.Value.Next), ApiJson.Default.BlocksView);
    }

    private static IResult Of(Refusal? refusal) => refusal is null ? Answer.Nothing : Answer.Refuse(refusal);
}

/// <summary>A page of people the caller blocks; <c>next</c> is null on the last.</summary>
internal sealed record BlocksView(IReadOnlyList<UserView> Users, string? Next);
