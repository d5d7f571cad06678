using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Swiper.Deploy.Tests.Nginx;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record OwnAnswer(string Head, string Body)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Sends a request and reads its answer to the end, as its length says.</summary>
    public static async Task<OwnAnswer> Exchange(Stream stream, string request)
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Cancel);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var head = new StringBuilder();
        while (await reader.ReadLineAsync(Cancel) is { Length: > 0 } line)
        {
            head.Append(line).Append("\r\n");
        }

        var length = head.ToString().Split("\r\n").Single(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal))["Content-Length: ".Length..];
        var body = new char[int.Parse(length, CultureInfo.InvariantCulture)];
        await reader.ReadBlockAsync(body, Cancel);
        return new OwnAnswer(head.ToString(), Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(body)));
    }

    public void ShouldBe(string what, int status, int code, string message)
    {
        Assert.True(Head.StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal), $"{what}: {Head}\r\n{Body}");
        Assert.Contains("Content-Type: application/json; charset=utf-8\r\n", Head, StringComparison.Ordinal);
        var json = JsonDocument.Parse(Body).RootElement;
        Assert.Equal(["code", "data", "message"], json.EnumerateObject().Select(property => property.Name));
        Assert.Equal((code, JsonValueKind.Null, message), (json.GetProperty("code").GetInt32(), json.GetProperty("data").ValueKind, json.GetProperty("message").GetString()));
    }
}
