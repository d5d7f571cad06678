using Microsoft.OpenApi;

namespace Swiper.Api.OpenApi;

/// <summary>Describes the API in OpenAPI, from the contract of each route.</summary>
internal static class ApiDescription
{
    /// <summary>The session in its cookie.</summary>
    public const string CookieScheme = "cookie";

    /// <summary>The session as a bearer token.</summary>
    public const string BearerScheme = "bearer";

    /// <summary>The operator's key.</summary>
    public const string OperatorScheme = "operator";

    private const string About = """
        Every answer under /api is JSON with one envelope: `{"code": 0, "data": …}`, or a refusal
        `{"code": 1002, "data": …, "message": "…"}` whose message follows `Accept-Language` (zh, en). Bodies are forms or JSON; both mean
        the same. A 1009 names the wrong field in `data.parameter`, or `body` or `query`. The cookie is `SameSite=Lax` and every
        change is a POST, so other sites cannot use it.
        """;

    /// <summary>Adds the description.</summary>
    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            Introduce(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer<RouteTransformer>();
    });

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo { Title = "Swiper", Version = "1", Description = About };

        // The server's own address would be whatever the request's Host says.
        document.Servers = null;
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [CookieScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "sessionid" },
            [BearerScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
            [OperatorScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Admin-Key" },
        };
    }
}
