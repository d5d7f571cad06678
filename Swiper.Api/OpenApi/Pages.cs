using Microsoft.AspNetCore.Http.HttpResults;
using Swiper.Api.Pipeline;

namespace Swiper.Api.OpenApi;

/// <summary>Pages for people: the API's description, and a front page that leads there.</summary>
internal static class Pages
{
    private const string Description = "/openapi/v1.json";
    private const string Swagger = "/swagger";

    private const string FrontPage = """
        <!doctype html>
        <html lang="zh"><meta charset="utf-8"><title>Swiper</title>
        <body style="font-family: sans-serif; margin: 4em">
        <h1>Swiper</h1>
        <p><a href="/swagger">API</a> · <a href="/openapi/v1.json">OpenAPI</a> · <a href="/health/ready">health</a></p>
        </body></html>
        """;

    /// <summary>Serves Swagger UI.</summary>
    internal static void UseSwaggerPages(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Swagger), branch =>
        {
            branch.Use((context, next) =>
            {
                SecurityHeaders.AllowOwnPage(context);
                return next(context);
            });
            branch.UseSwaggerUI(options =>
            {
                options.SwaggerEndpoint(Description, "Swiper");
                options.RoutePrefix = Swagger[1..];
                options.DocumentTitle = "Swiper";
            });
        });
    }

    /// <summary>Maps the front page and the description.</summary>
    internal static void MapPages(this WebApplication app)
    {
        app.MapOpenApi(Description.Replace("v1", "{documentName}", StringComparison.Ordinal));
        app.MapGet("/", ShowFrontPage).ExcludeFromDescription();
    }

    private static ContentHttpResult ShowFrontPage(HttpContext context)
    {
        SecurityHeaders.AllowOwnPage(context);
        return TypedResults.Text(FrontPage, "text/html; charset=utf-8");
    }
}
