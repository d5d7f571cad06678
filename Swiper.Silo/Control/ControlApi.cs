using System.Text.Json;
using System.Text.Json.Serialization;
using Swiper.Silo.Robots;

namespace Swiper.Silo.Control;

/// <summary>The routes that the command line calls on a running server. Without the key of this run they do not exist.</summary>
public static class ControlApi
{
    /// <summary>Where an order for robots is posted: a <see cref="RobotOrder"/> as JSON, answered with <see cref="RobotsSeeded"/>.</summary>
    public const string RobotsRoute = "/control/robots";

    /// <summary>The header that carries <see cref="ServerFile.Key"/>.</summary>
    public const string KeyHeader = "X-Control-Key";

    /// <summary>Adds what the routes need, and the file that leads to them.</summary>
    public static IServiceCollection AddControl(this IServiceCollection services)
    {
        services.AddRobotSeeder();
        services.AddSingleton<ControlKey>();
        services.AddHostedService<ServerFileWriter>();
        return services;
    }

    /// <summary>Maps the routes. A call without the key is answered with a bare 404, like a route that does not exist.</summary>
    public static IEndpointRouteBuilder MapControl(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(RobotsRoute, SeedRobots).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> SeedRobots(HttpContext context, ControlKey key, RobotSeeder seeder)
    {
        // Before the body is read: even the refusal of a malformed body would tell a stranger that the route exists.
        if (!key.Matches(context.Request.Headers[KeyHeader]))
        {
            return TypedResults.NotFound();
        }

        var order = await context.Request.ReadFromJsonAsync(ControlJson.Default.RobotOrder, context.RequestAborted);
        if (order is null || !order.IsValid())
        {
            return TypedResults.BadRequest();
        }

        var seeded = await seeder.Seed(order, context.RequestAborted);
        return TypedResults.Json(seeded, ControlJson.Default.RobotsSeeded);
    }
}

/// <summary>The JSON of control calls, on both ends.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RobotOrder))]
[JsonSerializable(typeof(RobotsSeeded))]
public sealed partial class ControlJson : JsonSerializerContext;
