namespace Swiper.Operations;

/// <summary>How the server is.</summary>
internal sealed record HealthView(string Status);
