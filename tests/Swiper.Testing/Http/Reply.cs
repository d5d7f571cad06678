using System.Net.Http.Headers;
using System.Text.Json;

namespace Swiper.Testing.Http;

/// <summary>An answer, read completely.</summary>
public sealed record Reply(int Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public ErrorCode Code => (ErrorCode)Json.GetProperty("code").GetInt32();

    public JsonElement Data => Json.GetProperty("data");

    public string Message => Json.GetProperty("message").GetString()!;

    /// <summary>The data of an answer, which must be a success.</summary>
    public JsonElement Ok()
    {
        Assert.True(Status == 200 && Code == ErrorCode.Ok, $"{Status} {Text}");
        return Data;
    }

    /// <summary>Asserts a refusal, its status and its shape.</summary>
    public Reply Refused(ErrorCode code, int? status = null)
    {
        Assert.True(Code == code, $"Expected {code}, got {Status} {Text}");
        Assert.Equal(status ?? StatusOf(code), Status);
        Assert.NotEmpty(Message);
        Assert.Equal(["code", "data", "message"], Json.EnumerateObject().Select(property => property.Name));
        return this;
    }

    /// <summary>The status of a code, repeated here so that a change of the server's table fails.</summary>
    public static int StatusOf(ErrorCode code) => (int)code switch
    {
        0 => 200,
        1000 or 1002 or 1003 or 1005 or 1009 or 1010 => 400,
        1001 => 401,
        1004 or 1013 or 1014 => 403,
        1006 or 1008 => 429,
        1007 or 1404 => 404,
        1011 or 1012 or 1015 or 1016 => 409,
        1503 => 503,
        _ => 500,
    };
}
