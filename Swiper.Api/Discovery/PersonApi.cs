using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Api.Profiles;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Discovery;

/// <summary>One person's card.</summary>
internal static class PersonApi
{
    private static readonly FieldInfo Sid = new("sid", "The person's id", 5276398214032771);

    public static void MapPerson(this IEndpointRouteBuilder group) =>
        group.MapGet("/user", GetUser).WithContract(new("A friend, somebody on my deck, or with the permission seelikes somebody who likes me")
        {
            Fields = [Sid],
            Example = UserView.Example,
            Refusals = [ErrorCode.USER_NOT_FOUND],
        });

    private static async Task<IResult> GetUser(CurrentUser user, Fields fields, ApiServices services) => fields.UserId(Sid.Name) is { } sid
        ? Answer.Of(
            await user.Grain.GetUser(user.Proof, sid),
            (user.Id, services.Media),
            static (card, viewer) => UserView.OfFriend(card, viewer.Media, viewer.Id),
            ApiJson.Default.UserView)
        : await user.Refuse(Refusal.BadRequest(Sid.Name));
}
