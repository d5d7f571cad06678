using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Api.Hosting;

/// <summary>Lets pages of the origins in <c>Cors:Origins</c> call the API, and no others.</summary>
internal static class CrossOrigin
{
    private static readonly TimeSpan PreflightKept = TimeSpan.FromHours(1);

    /// <summary>Adds what the middleware needs.</summary>
    public static void AddCrossOrigin(this WebApplicationBuilder builder) => builder.Services.AddCors().AddSettings<CorsOptions>(builder.Configuration);

    /// <summary>Adds the middleware if any origin is listed.</summary>
    public static void UseCrossOrigin(this WebApplication app)
    {
        var origins = app.Configuration.Read<CorsOptions>().Origins;
        if (origins.Count > 0)
        {
            app.UseCors(policy => policy
                .WithOrigins([.. origins])
                .WithMethods(HttpMethods.Get, HttpMethods.Post)
                .WithHeaders("Authorization", "Content-Type", "Accept-Language")
                .WithExposedHeaders("Retry-After")
                .AllowCredentials()
                .SetPreflightMaxAge(PreflightKept));
        }
    }
}
