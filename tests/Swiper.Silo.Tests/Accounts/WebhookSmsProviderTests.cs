using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Silo.Accounts;
using Swiper.Silo.Accounts.Webhook;
using Swiper.Silo.Tests.Support;
using Swiper.Testing.Http;

namespace Swiper.Silo.Tests.Accounts;

public sealed class WebhookSmsProviderTests : IAsyncDisposable
{
    private const string Phone = "+8613800138000";
    private const string Code = "314159";

    private readonly SmsReceiver _receiver = new();
    private readonly LogCapture _log = new();
    private readonly SignallingTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task Send_Message_IsPostedAndSignedAsDocumented()
    {
        using var provider = Provider();

        Assert.Equal(SmsOutcome.Sent, await Send(provider));

        var request = Assert.Single(_receiver.Requests);
        Assert.True(request.IsGenuine);
        Assert.Equal(_time.GetUtcNow().ToUnixTimeSeconds(), request.SignedAt.ToUnixTimeSeconds());
        Assert.Equal(
            [("code", Code), ("id", "7"), ("phone", Phone), ("sent_at", "1970-01-01T00:00:00Z")],
            request.Fields.Select(field => (field.Key, field.Value)).Order());
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData(200, SmsOutcome.Sent)]
    [InlineData(204, SmsOutcome.Sent)]
    [InlineData(422, SmsOutcome.NumberRefused)]
    [InlineData(429, SmsOutcome.LimitReached)]
    [InlineData(400, SmsOutcome.Rejected)]
    [InlineData(409, SmsOutcome.Rejected)]
    [InlineData(503, SmsOutcome.TryLater)]
    [InlineData(500, SmsOutcome.Unknown)]
    [InlineData(502, SmsOutcome.Unknown)]
    [InlineData(504, SmsOutcome.Unknown)]
    [InlineData(401, SmsOutcome.ProviderFault)]
    [InlineData(403, SmsOutcome.ProviderFault)]
    [InlineData(404, SmsOutcome.ProviderFault)]
    [InlineData(405, SmsOutcome.ProviderFault)]
    public async Task Send_ReceiverAnswers_IsToldApartAndTriedOnce(int status, SmsOutcome outcome)
    {
        using var provider = Provider();
        _receiver.Next(status);

        Assert.Equal(outcome, await Send(provider));
        Assert.Single(_receiver.Requests);
    }

    [Fact]
    public async Task Send_ReceiverRedirects_IsNotFollowed()
    {
        using var provider = Provider();
        _receiver.Next(307, _receiver.Url);

        Assert.Equal(SmsOutcome.ProviderFault, await Send(provider));
        Assert.Single(_receiver.Requests);
    }

    [Fact]
    public async Task Send_KeyIsWrong_IsAFaultThatIsToldOnceAnOutage()
    {
        using var provider = Provider(options => options.Key = new string('x', 32));
        Assert.Equal(SmsOutcome.ProviderFault, await Send(provider));
        Assert.Equal(SmsOutcome.ProviderFault, await Send(provider));
        Assert.Single(_log.Lines);

        using var right = Provider();
        _receiver.Next(401);
        await Send(right);
        Assert.Equal(SmsOutcome.Sent, await Send(right));
        _receiver.Next(401);
        await Send(right);
        Assert.Equal(4, _log.Lines.Count);
    }

    [Fact]
    public async Task Send_ConnectionRefused_WasNotSentAndMayBeTriedLater()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var provider = Provider(options => options.Url = $"http://{socket.LocalEndPoint}/");

        Assert.Equal(SmsOutcome.TryLater, await Send(provider));
    }

    /// <summary>Also on a connection that an earlier message has used, where an HTTP client may repeat a request by itself.</summary>
    [Fact]
    public async Task Send_ConnectionEndsWithoutAnAnswer_IsUnknownAndNotRepeated()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var provider = Provider(options => options.Url = $"http://{listener.LocalEndpoint}/");
        var sending = Send(provider);
        using (var connection = await listener.AcceptTcpClientAsync(Cancellation))
        {
            await ReadRequest(connection.GetStream());
            await connection.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray(), Cancellation);
            Assert.Equal(SmsOutcome.Sent, await sending);

            sending = Send(provider);
            await ReadRequest(connection.GetStream());
        }

        Assert.Equal(SmsOutcome.Unknown, await sending.WaitAsync(TimeSpan.FromMinutes(1), Cancellation));
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task Send_NoAnswer_EndsWithItsToken()
    {
        using var provider = Provider();
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        _receiver.NextHangs();

        var sending = provider.Send(new SmsMessage(Phone, Code, 7, DateTimeOffset.UnixEpoch), giveUp.Token);
        await _receiver.Arrival();
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Single(_receiver.Requests);
    }

    [Fact]
    public async Task Send_Fails_LogsNeitherNumberNorCodeNorKey()
    {
        using var provider = Provider();
        foreach (var status in (int[])[422, 429, 400, 503, 500, 401])
        {
            _receiver.Next(status);
            await Send(provider);
        }

        Assert.Equal(6, _log.Lines.Count);
        Assert.All(_log.All, line => Assert.All(
            [Phone, Phone[3..], Code, SmsReceiver.Key, _receiver.Url],
            secret => Assert.DoesNotContain(secret, line, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("https://sms.example/codes", true)]
    [InlineData("https://sms.example:8443/codes?tenant=1", true)]
    [InlineData("http://127.0.0.1:9000/", true)]
    [InlineData("http://[::1]:9000/", true)]
    [InlineData("http://localhost/", true)]
    [InlineData("http://sms.example/codes", false)]
    [InlineData("http://10.0.0.1/codes", false)]
    [InlineData("http://localhost.example/", false)]
    [InlineData("https://user:password@sms.example/", false)]
    [InlineData("https://sms.example/#codes", false)]
    [InlineData("ftp://127.0.0.1/", false)]
    [InlineData("sms.example", false)]
    [InlineData("", false)]
    public void Rules_Url_MustKeepCodesSecret(string url, bool isUsable) =>
        Assert.Equal(isUsable, new WebhookSmsOptions { Url = url, Key = SmsReceiver.Key }.Rules().All(rule => rule.IsMet));

    [Theory]
    [InlineData("")]
    [InlineData("too short to be a key")]
    public void Rules_ShortKey_IsRefusedWithoutShowingIt(string key)
    {
        var broken = Assert.Single(new WebhookSmsOptions { Url = _receiver.Url, Key = key }.Rules(), rule => !rule.IsMet);

        Assert.Equal("Key", broken.Setting);
        Assert.True(key.Length == 0 || !broken.Sentence("Sms:Webhook").Contains(key, StringComparison.Ordinal));
    }

    /// <summary>Reads up to the end of the body, which is one JSON object.</summary>
    private static async Task ReadRequest(NetworkStream stream)
    {
        var buffer = new byte[4096];
        int count;
        do
        {
            count = await stream.ReadAsync(buffer, Cancellation);
            Assert.NotEqual(0, count);
        }
        while (buffer[count - 1] != '}');
    }

    private static Task<SmsOutcome> Send(WebhookSmsProvider provider) => provider.Send(new SmsMessage(Phone, Code, 7, DateTimeOffset.UnixEpoch), Cancellation);

    private WebhookSmsProvider Provider(Action<WebhookSmsOptions>? change = null)
    {
        var options = new WebhookSmsOptions { Url = _receiver.Url, Key = SmsReceiver.Key };
        change?.Invoke(options);
        return new WebhookSmsProvider(Options.Create(options), _time, _log.For<WebhookSmsProvider>());
    }
}
