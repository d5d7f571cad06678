namespace Swiper.Api.Health;

/// <summary>How the server is.</summary>
internal sealed record HealthView(string Status);
