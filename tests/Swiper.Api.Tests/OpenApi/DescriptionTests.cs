using System.Text.Json;
using Swiper.Api.Contract;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.OpenApi;

public sealed class DescriptionTests(SharedServer shared)
{
    public static TheoryData<string> Routes => [.. ApiRoutes.All.Keys];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task OpenApi_DescribesARouteWithAnExampleAndItsRefusals(string route)
    {
        var (method, path, contract) = ApiRoutes.All[route];

        var operation = (await Describe()).GetProperty("paths").GetProperty(path).GetProperty(method == "GET" ? "get" : "post");

        var responses = operation.GetProperty("responses");
        Assert.Equal(0, Content(responses, "200").GetProperty("example").GetProperty("code").GetInt32());
        Assert.True(responses.TryGetProperty("500", out _) && responses.TryGetProperty("503", out _));
        Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
        Assert.Equal(contract.Access is not Access.Anyone, operation.TryGetProperty("security", out var security) && security.GetArrayLength() > 0);
        Assert.Equal(contract.Access is Access.Session, responses.TryGetProperty("401", out _) && Content(responses, "401").GetProperty("examples").TryGetProperty("LOGIN_ERROR", out _));
    }

    [Fact]
    public async Task OpenApi_Always_DescribesExactlyTheRoutes()
    {
        var described = (await Describe()).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));

        Assert.Equal(ApiRoutes.All.Keys.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OpenApi_NamesFieldsAsTheyAreOnTheWire()
    {
        var text = (await Describe()).ToString();

        Assert.Contains("\"vip_expires_at\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("vipExpiresAt", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenApi_TakesBothBodyFormats()
    {
        var body = (await Describe()).GetProperty("paths").GetProperty("/api/social/like").GetProperty("post").GetProperty("requestBody");

        Assert.Equal(["application/json", "application/x-www-form-urlencoded"], body.GetProperty("content").EnumerateObject().Select(type => type.Name).Order());
    }

    [Theory]
    [InlineData("/swagger/index.html", "text/html")]
    [InlineData("/swagger/swagger-ui-bundle.js", "text/javascript")]
    [InlineData("/", "text/html")]
    public async Task Pages_AreServed(string path, string type)
    {
        var page = await shared.Api.Get(path);

        Assert.Equal((200, type), (page.Status, page.ContentHeaders.ContentType!.MediaType));
    }

    private static JsonElement Content(JsonElement responses, string status) =>
        responses.GetProperty(status).GetProperty("content").GetProperty("application/json");

    private async Task<JsonElement> Describe() => (await shared.Api.Get("/openapi/v1.json")).Json;
}
