using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Discovery;

/// <summary>The deck.</summary>
internal static class DiscoveryApi
{
    private static readonly FieldInfo Group = new("group_num", "The group to show, from 0; 0 by default", 0, Required: false);

    public static void MapDiscovery(this IEndpointRouteBuilder group)
    {
        group.MapGet("/users", GetDeck).WithContract(new("A group of up to 5 people of my deck; empty when the deck is done")
        {
            Fields = [Group],
            Example = new[] { DeckUserView.Example },
        });
        group.MapGet("/deck", GetDeckState).WithContract(new("How many people are left on my deck, and what would help if it is empty")
        {
            Example = DeckStateView.Example,
        });
    }

    private static async Task<IResult> GetDeck(CurrentUser user, Fields fields, ApiServices services)
    {
        var group = fields.TryGet(Group.Name, out _) ? fields.Integer(Group.Name) : 0;
        if (group is not >= 0)
        {
            return await user.Refuse(Refusal.BadRequest(Group.Name));
        }

        return Answer.Of(
            await user.Grain.GetDeck(user.Proof, group.Value),
            services.Media,
            static (cards, media) => cards.Select(card => DeckUserView.From(card, media)).ToArray(),
            ApiJson.Default.DeckUserViewArray);
    }

    private static async Task<IResult> GetDeckState(CurrentUser user) =>
        Answer.Of(await user.Grain.GetDeckState(user.Proof), DeckStateView.From, ApiJson.Default.DeckStateView);
}
