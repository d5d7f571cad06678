using System.Text.Json.Serialization;
using Swiper.Api.Media;
using Swiper.Api.Profiles;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Api.Discovery;

/// <summary>A user as they are shown on a deck: the contract's <c>&lt;user&gt;</c>, with what only the deck's owner may know.</summary>
internal sealed record DeckUserView(
    UserView Shown,
    [property: JsonPropertyOrder(1)] bool Superliked,
    [property: JsonPropertyOrder(1)] string? Note,
    [property: JsonPropertyOrder(1)] IReadOnlyList<string> CommonInterests) : UserView(Shown)
{
    /// <summary>A view for examples.</summary>
    public static new DeckUserView Example { get; } = new(UserView.Example, true, "也喜欢旅行？", ["旅行"]);

    /// <summary>The view that every user has; its members are written as this one's own.</summary>
    [JsonIgnore]
    public UserView Shown { get; } = Shown;

    /// <summary>Shows a card of a deck.</summary>
    public static new DeckUserView From(UserCard card, IMediaStore media) =>
        new(UserView.From(card, media), card.Superliked, card.Note, InterestList.Of(card.CommonInterests));
}

/// <summary>How full a deck is.</summary>
internal sealed record DeckStateView(int Remaining, string? Hint)
{
    /// <summary>A view for examples.</summary>
    public static DeckStateView Example { get; } = new(0, "widen_distance");

    /// <summary>Shows a state.</summary>
    public static DeckStateView From(DeckState state) => new(
        state.Remaining,
        state.Hint switch
        {
            DeckHint.CompleteProfile => "complete_profile",
            DeckHint.WidenDistance => "widen_distance",
            DeckHint.WidenAges => "widen_ages",
            DeckHint.Wait => "wait",
            _ => null,
        });
}
