using System.Net.Http.Headers;
using System.Text.Json;
using Xunit;

namespace Swiper.Api.Tests.Support;

/// <summary>An answer, read whole.</summary>
public sealed record Reply(int Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public ErrorCode Code => (ErrorCode)Json.GetProperty("code").GetInt32();

    public JsonElement Data => Json.GetProperty("data");

    public string Message => Json.GetProperty("message").GetString()!;

    /// <summary>The data of an answer that must be a success.</summary>
    public JsonElement Ok()
    {
        Assert.True(Status == 200 && Code == ErrorCode.Ok, $"{Status} {Text}");
        return Data;
    }

    /// <summary>Asserts a refusal, its status and its shape.</summary>
    public Reply Refused(ErrorCode code, int? status = null)
    {
        Assert.True(Code == code, $"Expected {code}, got {Status} {Text}");
        Assert.Equal(status ?? ApiContract.StatusOf(code), Status);
        Assert.NotEmpty(Message);
        Assert.Equal(["code", "data", "message"], Json.EnumerateObject().Select(property => property.Name));
        return this;
    }
}
