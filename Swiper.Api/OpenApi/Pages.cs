using Microsoft.AspNetCore.Http.HttpResults;
using Swiper.Api.Pipeline;

namespace Swiper.Api.OpenApi;

/// <summary>Pages for people: the API's description, Swagger UI, and a front page that links to both.</summary>
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

    /// <summary>Maps the pages.</summary>
    public static void MapPages(this WebApplication app)
    {
        // Any other name would be answered with a text of the framework's.
        app.MapOpenApi(Description.Replace("v1", "{documentName:regex(^v1$)}", StringComparison.Ordinal));
        app.MapGet("/", ShowFrontPage).ExcludeFromDescription();
        app.Map(Swagger + "/{**file}", SwaggerUI(app)).ExcludeFromDescription();
    }

    /// <summary>Swagger UI's middleware behind a route, so that no other request passes it.</summary>
    private static RequestDelegate SwaggerUI(IEndpointRouteBuilder routes)
    {
        var pages = routes.CreateApplicationBuilder();
        pages.Use((context, next) =>
        {
            SecurityHeaders.AllowOwnPage(context);

            // The middleware leaves alone what an endpoint is going to answer.
            context.SetEndpoint(null);
            return next(context);
        });
        pages.UseSwaggerUI(options =>
        {
            options.SwaggerEndpoint(Description, "Swiper");
            options.RoutePrefix = Swagger[1..];
            options.DocumentTitle = "Swiper";
        });
        return pages.Build();
    }

    private static ContentHttpResult ShowFrontPage(HttpContext context)
    {
        SecurityHeaders.AllowOwnPage(context);
        return TypedResults.Text(FrontPage, "text/html; charset=utf-8");
    }
}
