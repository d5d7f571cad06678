using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Silo.Cloud;

namespace Swiper.Silo.Accounts.Webhook;

/// <summary>
/// Hands codes to a service of the operator's, which sends them in its own way. A message is posted once: a request with a body is not repeated by the
/// HTTP client itself, and by <see cref="SmsSender"/> only if it certainly did not arrive.
/// </summary>
internal sealed class WebhookSmsProvider(IOptions<WebhookSmsOptions> options, TimeProvider time, ILogger<WebhookSmsProvider> logger)
    : ISmsProvider, IDisposable
{
    private readonly Uri _url = new(options.Value.Url);
    private readonly byte[] _key = Encoding.UTF8.GetBytes(options.Value.Key);
    private readonly Alarm _alarm = new();

    // The sender's token ends a try. Connections are renewed so that a change in DNS is seen.
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<SmsOutcome> Send(SmsMessage message, CancellationToken cancellationToken)
    {
        var (outcome, reason) = await Post(message, cancellationToken);
        Report(message, outcome, reason);
        return outcome;
    }

    public void Dispose() => _client.Dispose();

    private async Task<(SmsOutcome Outcome, string Reason)> Post(SmsMessage message, CancellationToken cancellationToken)
    {
        using var request = RequestOf(message);
        try
        {
            // Nobody reads the body, which may be an endless one.
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return (WebhookAnswer.Of(response.StatusCode), ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            return (SmsOutcome.TryLater, exception.HttpRequestError.ToString());
        }
        catch (HttpRequestException exception)
        {
            // The connection broke after the request may have gone out, or what came back is no HTTP.
            return (SmsOutcome.Unknown, exception.HttpRequestError.ToString());
        }
    }

    private HttpRequestMessage RequestOf(SmsMessage message)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>
        {
            ["id"] = message.SendId.ToString(CultureInfo.InvariantCulture),
            ["phone"] = message.Phone,
            ["code"] = message.Code,
            ["sent_at"] = message.SentAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        });
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, _url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(_key, timestamp, body));
        return request;
    }

    private void Report(SmsMessage message, SmsOutcome outcome, string reason)
    {
        if (outcome == SmsOutcome.ProviderFault)
        {
            if (_alarm.Raise())
            {
                Log.WebhookFault(logger, reason);
            }
        }
        else if (outcome == SmsOutcome.Sent)
        {
            if (_alarm.Clear())
            {
                Log.WebhookRecovered(logger);
            }
        }
        else
        {
            Log.WebhookAnswered(logger, message.SendId, reason);
        }
    }
}
