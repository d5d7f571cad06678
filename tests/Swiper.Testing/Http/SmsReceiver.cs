using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Swiper.Testing.Http;

/// <summary>An operator's service that takes codes: checks each request as <c>docs/operations.md</c> says, then answers from a script, by default 200.</summary>
public sealed class SmsReceiver : IAsyncDisposable
{
    public const string Key = "a key for tests, thirty-two bytes or more";

    private readonly HttpListener _listener = new();
    private readonly Channel<SmsArrival> _arrivals = Channel.CreateUnbounded<SmsArrival>();
    private readonly ConcurrentQueue<Action<HttpListenerResponse>> _script = [];
    private readonly Task _serving;

    public SmsReceiver()
    {
        Url = $"http://127.0.0.1:{Ports.Free()}/codes";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _serving = Serve();
    }

    public string Url { get; }

    /// <summary>The settings of a server that uses it.</summary>
    public (string Name, string Value)[] Settings => [("Sms:Provider", "Webhook"), ("Sms:Webhook:Url", Url), ("Sms:Webhook:Key", Key)];

    /// <summary>Every request, also those that were refused.</summary>
    public ConcurrentQueue<SmsArrival> Requests { get; } = [];

    /// <summary>Waits for the next request that was not taken yet.</summary>
    public Task<SmsArrival> Arrival() => _arrivals.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));

    public void Next(int status, string? location = null) => _script.Enqueue(response =>
    {
        response.StatusCode = status;
        response.RedirectLocation = location;
        response.Close();
    });

    /// <summary>Never answers the next request.</summary>
    public void NextHangs() => _script.Enqueue(_ => { });

    public async ValueTask DisposeAsync()
    {
        _listener.Abort();
        await _serving;
    }

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                await Answer(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The test is over, or the caller has disconnected.
            }
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(memory);
        var body = memory.ToArray();
        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(body)!;
        var arrival = new SmsArrival(fields, IsGenuine(context.Request, body), Parse(context.Request.Headers["Swiper-Timestamp"]));
        Requests.Enqueue(arrival);
        _arrivals.Writer.TryWrite(arrival);
        if (!arrival.IsGenuine)
        {
            context.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
            context.Response.Close();
        }
        else if (_script.TryDequeue(out var answer))
        {
            answer(context.Response);
        }
        else
        {
            context.Response.Close();
        }
    }

    private static bool IsGenuine(HttpListenerRequest request, byte[] body)
    {
        var signed = Encoding.ASCII.GetBytes(request.Headers["Swiper-Timestamp"] + ".").Concat(body).ToArray();
        var expected = "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), signed));
        return request.HttpMethod == "POST" && request.ContentType == "application/json" && request.Headers["Swiper-Signature"] == expected;
    }

    private static DateTimeOffset Parse(string? timestamp) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp!, System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>A request with a code.</summary>
public sealed record SmsArrival(IReadOnlyDictionary<string, string> Fields, bool IsGenuine, DateTimeOffset SignedAt)
{
    public string Code => Fields["code"];
}
