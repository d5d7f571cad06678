using Swiper.Api.Contract;

namespace Swiper.Api.Health;

/// <summary>What those who run the server ask it.</summary>
internal static class HealthApi
{
    private static readonly IResult Well = Answer.Ok(new HealthView("ok"), ApiJson.Default.HealthView);

    /// <summary>Maps the routes.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").ExcludeFromDescription();
        health.MapGet("/live", IsLive);
        health.MapGet("/ready", IsReady);
    }

    private static IResult IsLive() => Well;

    private static async Task<IResult> IsReady(Readiness readiness) =>
        await readiness.IsReady() ? Well : Answer.Refuse(ErrorCode.UNAVAILABLE);
}

/// <summary>How the server is.</summary>
internal sealed record HealthView(string Status);
