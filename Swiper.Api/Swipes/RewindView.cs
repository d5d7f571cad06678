namespace Swiper.Api.Swipes;

/// <summary>On whom the swipe was that was taken back.</summary>
internal sealed record RewindView(long Sid);
