using Swiper.Api.Contract;

namespace Swiper.Api.Health;

/// <summary>Liveness and readiness endpoints.</summary>
internal static class HealthApi
{
    private static readonly IResult Well = Answer.Ok(new HealthView("ok"), ApiJson.Default.HealthView);

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

/// <summary>The server's health status.</summary>
internal sealed record HealthView(string Status);
