namespace Swiper.Api.Hosting;

/// <summary>Lets pages of the origins in <c>Cors:Origins</c> call the API, and no others.</summary>
internal static class CrossOrigin
{
    private const string Setting = "Cors:Origins";

    private static readonly TimeSpan PreflightKept = TimeSpan.FromHours(1);

    public static void AddCrossOrigin(this IServiceCollection services) => services.AddCors();

    /// <summary>Adds the middleware if any origin is listed.</summary>
    public static void UseCrossOrigin(this WebApplication app)
    {
        var origins = app.Configuration.GetSection(Setting).Get<string[]>() ?? [];
        if (origins.Length > 0)
        {
            app.UseCors(policy => policy
                .WithOrigins(origins)
                .WithMethods(HttpMethods.Get, HttpMethods.Post)
                .WithHeaders("Authorization", "Content-Type", "Accept-Language")
                .WithExposedHeaders("Retry-After")
                .AllowCredentials()
                .SetPreflightMaxAge(PreflightKept));
        }
    }
}
