using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Api.Profiles;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Discovery;

/// <summary>The deck.</summary>
internal static class DiscoveryApi
{
    private const string GroupNumber = "group_num";

    /// <summary>Maps the routes.</summary>
    internal static void MapDiscovery(this IEndpointRouteBuilder group) =>
        group.MapGet("/users", GetDeck).Is(new("A group of up to 5 people of my deck; empty when the deck is done")
        {
            Fields = [new(GroupNumber, "0, 1, 2 …; 0 where it is not given", 0, Required: false)],
            Example = new[] { UserView.Example },
        });

    private static async Task<IResult> GetDeck(CurrentUser user, Fields fields, ApiServices services)
    {
        var group = fields.TryGet(GroupNumber, out _) ? fields.Integer(GroupNumber) : 0;
        if (group is not >= 0)
        {
            return await user.Refuse(Refusal.BadRequest(GroupNumber));
        }

        return Answer.Of(
            await user.Grain.GetDeck(user.Proof, group.Value),
            services.Media,
            static (cards, media) => cards.Select(card => UserView.From(card, media)).ToArray(),
            ApiJson.Default.UserViewArray);
    }
}
