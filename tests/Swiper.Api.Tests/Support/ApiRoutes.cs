using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using SkiaSharp;
using Swiper.Api.Contract;

namespace Swiper.Api.Tests.Support;

/// <summary>The routes of the running server, so that every test over all routes includes new ones.</summary>
internal static class ApiRoutes
{
    private static readonly RouteEndpoint[] Endpoints = ReadEndpoints();

    internal static IReadOnlyDictionary<string, TestRoute> All { get; } = ReadContract();

    /// <summary>A path of every route that answers GET, under <c>/api</c> and around it.</summary>
    internal static IReadOnlyList<string> GetPaths { get; } = [.. Endpoints.Where(AnswersGet).Select(PathOf).Distinct()];

    internal static IEnumerable<string> WithSession => All.Where(route => route.Value.Contract.Access is Access.Session).Select(route => route.Key);

    /// <summary>Calls a route with the examples of its description, as an operator with a key, and about somebody else than the example.</summary>
    internal static Task<Reply> CallAbout(this ApiClient api, TestRoute route, string? token, string? adminKey, params (string Field, object Value)[] others)
    {
        if (route.Contract.File is { } file)
        {
            return api.Upload(route.Path, token, TestPictures.RedBlue(SKEncodedImageFormat.Png, 8, 8), field: file.Name);
        }

        var values = route.Contract.Fields.ToDictionary(
            field => field.Name, field => others.FirstOrDefault(other => other.Field == field.Name).Value ?? field.Example);
        (string, string)[] headers = adminKey is null ? [] : [("X-Admin-Key", adminKey)];
        return route.Method == "GET"
            ? api.Get(route.Path + "?" + string.Join('&', values.Select(value => $"{value.Key}={Uri.EscapeDataString($"{value.Value}")}")), token, headers)
            : api.Send(HttpMethod.Post, route.Path, token, new StringContent(JsonSerializer.Serialize(values), null, "application/json"), headers);
    }

    /// <summary>Calls a route with the examples of its description.</summary>
    internal static Task<Reply> Call(this ApiClient api, TestRoute route, string? token, string query = "")
    {
        if (route.Contract.File is { } file)
        {
            return api.Upload(route.Path + query, token, TestPictures.RedBlue(SKEncodedImageFormat.Png, 8, 8), field: file.Name);
        }

        var fields = route.Contract.Fields;
        var inQuery = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString($"{field.Example}")}"));
        return route.Method == "GET"
            ? api.Get($"{route.Path}{query}{(query.Length > 0 ? '&' : '?')}{inQuery}", token)
            : api.Json(route.Path + query, token, fields.ToDictionary(field => field.Name, field => field.Example));
    }

    private static RouteEndpoint[] ReadEndpoints()
    {
        using var folder = new TemporaryFolder();
        using var server = (IDisposable)SwiperApi.Build([$"--Data={folder.Path}", "--environment=Development", "--urls=http://127.0.0.1:0"]);
        return [.. ((IEndpointRouteBuilder)server).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];
    }

    private static Dictionary<string, TestRoute> ReadContract() => Endpoints
        .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
        .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(method =>
            new TestRoute(method, endpoint.RoutePattern.RawText!, endpoint.Metadata.GetRequiredMetadata<ApiRoute>())))
        .ToDictionary(route => $"{route.Method} {route.Path}");

    private static bool AnswersGet(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not { HttpMethods: var methods } || methods.Contains("GET");

    /// <summary>A path of a route; one with a parameter that has no example here fails.</summary>
    private static string PathOf(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText switch
    {
        "/media/{key}" => "/media/0123456789abcdef0123456789abcdef.jpg",
        "/dev/sms/{phonenum}" => "/dev/sms/13800138000",
        "/openapi/{documentName:regex(^v1$)}.json" => "/openapi/v1.json",
        "/swagger/{**file}" => "/swagger/index.html",
        { } path when !path.Contains('{', StringComparison.Ordinal) => path.StartsWith('/') ? path : "/" + path,
        var path => throw new InvalidOperationException($"There is no example of {path}."),
    };
}

/// <summary>A route and its OpenAPI description.</summary>
internal sealed record TestRoute(string Method, string Path, ApiRoute Contract);
