namespace Swiper.Grains.Interfaces.Discovery;

/// <summary>What would fill an empty deck.</summary>
public enum DeckHint
{
    /// <summary>Nothing but time: <c>wait</c>.</summary>
    Wait = 0,

    /// <summary>Sex, birth date and place: <c>complete_profile</c>.</summary>
    CompleteProfile = 1,

    /// <summary>A larger range of distances: <c>widen_distance</c>.</summary>
    WidenDistance = 2,

    /// <summary>A larger range of ages: <c>widen_ages</c>.</summary>
    WidenAges = 3,
}

/// <summary>How full a deck is.</summary>
/// <param name="Remaining">How many people are left, at most <see cref="Limits.DeckRemainingMax"/>.</param>
/// <param name="Hint">What would fill it, if nobody is left; otherwise null.</param>
[GenerateSerializer, Immutable, Alias("swiper.deck-state")]
public sealed record DeckState([property: Id(0)] int Remaining, [property: Id(1)] DeckHint? Hint);
