namespace Swiper.Api.Swipes;

/// <summary>What a like led to.</summary>
internal sealed record SwipeView(bool IsMatched);
