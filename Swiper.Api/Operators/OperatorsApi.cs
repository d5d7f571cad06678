using Swiper.Api.Hosting;
using Swiper.Api.Media;
using Swiper.Api.Safety;
using Swiper.Api.Vip;
using Swiper.Grains.Interfaces.Configuration;
using Swiper.Grains.Operators;

namespace Swiper.Api.Operators;

/// <summary>Everything that operators may do, in one group: keys are checked and calls are limited here and nowhere else.</summary>
internal static class OperatorsApi
{
    /// <summary>Adds the keys, and what writes the audit log.</summary>
    public static IServiceCollection AddOperators(this IServiceCollection services, IConfiguration configuration) => services
        .AddSettings<AdminOptions>(configuration)
        .AddSingleton<OperatorKeys>()
        .AddSingleton<OperatorFlows>();

    /// <summary>Maps the operators' routes.</summary>
    public static void MapOperators(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/admin").WithTags("Operators").LimitOperators();
        group.MapUsers();
        group.MapGrant();
        group.MapPhotoReview();
        group.MapReportReview();
        group.MapAudit();
    }
}
