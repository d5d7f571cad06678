using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Swiper.Testing.Http;

/// <summary>A client of a server, with one connection per call in flight, up to a limit that the machine can bear.</summary>
public sealed class ApiClient(Uri address) : IDisposable
{
    public const int MaxConnections = 64;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        UseProxy = false,
        MaxConnectionsPerServer = MaxConnections,
    })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromMinutes(2),
    };

    public Uri Address => address;

    public Task<Reply> Get(string path, string? token = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Get, path, token, null, headers);

    public Task<Reply> Form(string path, string? token = null, params (string Name, string Value)[] fields) =>
        Send(HttpMethod.Post, path, token, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public Task<Reply> Json(string path, string? token, object value) => RawJson(path, token, JsonSerializer.Serialize(value));

    public Task<Reply> RawJson(string path, string? token, string json) =>
        Send(HttpMethod.Post, path, token, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<Reply> Upload(string path, string? token, byte[] file, string fileName = "me.jpg", string field = "avatar") =>
        Send(HttpMethod.Post, path, token, new MultipartFormDataContent { { new ByteArrayContent(file), field, fileName } });

    public async Task<Reply> Send(
        HttpMethod method,
        string path,
        string? token = null,
        HttpContent? content = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request);
        return new Reply((int)response.StatusCode, response.Headers, response.Content.Headers, await response.Content.ReadAsByteArrayAsync());
    }

    public void Dispose() => _http.Dispose();
}
