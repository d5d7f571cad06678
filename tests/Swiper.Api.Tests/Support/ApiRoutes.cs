using Microsoft.AspNetCore.Routing;
using SkiaSharp;
using Swiper.Api.Contract;

namespace Swiper.Api.Tests.Support;

/// <summary>The routes of the running server, so that every test over all routes includes new ones.</summary>
internal static class ApiRoutes
{
    internal static IReadOnlyDictionary<string, TestRoute> All { get; } = Read();

    internal static IEnumerable<string> WithSession => All.Where(route => route.Value.Contract.Access is Access.Session).Select(route => route.Key);

    /// <summary>Calls a route with the examples of its description.</summary>
    internal static Task<Reply> Call(this ApiClient api, TestRoute route, string? token, string query = "")
    {
        if (route.Contract.TakesFile)
        {
            return api.Upload(route.Path + query, token, TestPictures.RedBlue(SKEncodedImageFormat.Png, 8, 8));
        }

        var fields = route.Contract.Fields;
        var inQuery = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString($"{field.Example}")}"));
        return route.Method == "GET"
            ? api.Get($"{route.Path}{query}{(query.Length > 0 ? '&' : '?')}{inQuery}", token)
            : api.Json(route.Path + query, token, fields.ToDictionary(field => field.Name, field => field.Example));
    }

    private static Dictionary<string, TestRoute> Read()
    {
        using var folder = new TemporaryFolder();
        using var server = (IDisposable)SwiperApi.Build([$"--Data={folder.Path}", "--environment=Development", "--urls=http://127.0.0.1:0"]);
        return ((IEndpointRouteBuilder)server).DataSources
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(method =>
                new TestRoute(method, endpoint.RoutePattern.RawText!, endpoint.Metadata.GetRequiredMetadata<ApiRoute>())))
            .ToDictionary(route => $"{route.Method} {route.Path}");
    }
}

/// <summary>A route and its OpenAPI description.</summary>
internal sealed record TestRoute(string Method, string Path, ApiRoute Contract);
