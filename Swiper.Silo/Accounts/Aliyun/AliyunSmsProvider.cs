using System.Net;
using System.Text.Json;
using AlibabaCloud.OpenApiClient.Models;
using AlibabaCloud.SDK.Dysmsapi20170525.Models;
using AlibabaCloud.TeaUtil.Models;
using Microsoft.Extensions.Options;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Silo.Cloud;
using Tea;
using DysmsClient = AlibabaCloud.SDK.Dysmsapi20170525.Client;

namespace Swiper.Silo.Accounts.Aliyun;

/// <summary>
/// Sends codes by Aliyun. A message of which nobody can say whether it was sent is never sent again: the SDK's own retries are off, and the
/// request is put together here and not by the SDK's <c>SendSms</c>, whose requests have no body. The HTTP client below the SDK repeats such a
/// one up to three times by itself when its connection ends without an answer; an empty form is body enough to keep it from that.
/// </summary>
internal sealed class AliyunSmsProvider(IOptions<AliyunSmsOptions> options, IOptions<SmsOptions> sms, ILogger<AliyunSmsProvider> logger) : ISmsProvider
{
    private const string MainlandPrefix = "+86";

    private readonly AliyunSmsOptions _options = options.Value;
    private readonly DysmsClient _client = ClientOf(options.Value);
    private readonly Alarm _alarm = new();

    private readonly Params _sendSms = new()
    {
        Action = "SendSms",
        Version = "2017-05-25",
        Protocol = "HTTPS",
        Pathname = "/",
        Method = "POST",
        AuthType = "AK",
        Style = "RPC",
        ReqBodyType = "formData",
        BodyType = "json",
    };

    // The SDK adds the two timeouts up, and takes no cancellation token.
    private readonly RuntimeOptions _runtime = new()
    {
        Autoretry = false,
        ConnectTimeout = 0,
        ReadTimeout = (int)sms.Value.TryTimeout.TotalMilliseconds,
    };

    public async Task<SmsOutcome> Send(SmsMessage message, CancellationToken cancellationToken)
    {
        var isMainland = message.Phone.StartsWith(MainlandPrefix, StringComparison.Ordinal);
        var template = isMainland ? _options.TemplateCode : _options.InternationalTemplateCode;
        if (template.Length == 0)
        {
            return SmsOutcome.NumberRefused;
        }

        var (outcome, code) = await Ask(new Dictionary<string, string>
        {
            // Without the plus: eleven digits on the mainland, the country's code and the number elsewhere.
            [nameof(SendSmsRequest.PhoneNumbers)] = message.Phone[(isMainland ? MainlandPrefix.Length : 1)..],
            [nameof(SendSmsRequest.SignName)] = _options.SignName,
            [nameof(SendSmsRequest.TemplateCode)] = template,
            [nameof(SendSmsRequest.TemplateParam)] =
                JsonSerializer.Serialize(new Dictionary<string, string> { [_options.TemplateParameter] = message.Code }),
        });
        return Report(message, isMainland ? outcome : WithoutMainland(outcome), code);
    }

    private static DysmsClient ClientOf(AliyunSmsOptions options) => new(new Config
    {
        AccessKeyId = options.AccessKeyId,
        AccessKeySecret = options.AccessKeySecret,
        Endpoint = options.Endpoint,
        Protocol = options.UseHttps ? "HTTPS" : "HTTP",
    });

    /// <summary>What the template for abroad lacks must not stop the mainland's messages.</summary>
    private static SmsOutcome WithoutMainland(SmsOutcome outcome) => outcome == SmsOutcome.ProviderFault ? SmsOutcome.Rejected : outcome;

    private async Task<(SmsOutcome Outcome, string Code)> Ask(Dictionary<string, string> parameters)
    {
        var request = new OpenApiRequest { Query = parameters, Body = new Dictionary<string, object>() };
        try
        {
            var body = TeaModel.ToObject<SendSmsResponse>(await _client.CallApiAsync(_sendSms, request, _runtime)).Body;
            return (AliyunAnswer.OfService(body?.Code, body?.Message), body?.Code ?? "");
        }
        catch (TeaException exception)
        {
            return (AliyunAnswer.OfGateway(exception.Code, exception.StatusCode), exception.Code);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            return (SmsOutcome.TryLater, exception.HttpRequestError.ToString());
        }
        catch (Exception exception) when (exception is WebException or HttpRequestException or Newtonsoft.Json.JsonException)
        {
            // The SDK's word for a timeout, a connection that broke after the request may have gone out, or an answer that is none of the service's.
            return (SmsOutcome.Unknown, exception.GetType().Name);
        }
    }

    private SmsOutcome Report(SmsMessage message, SmsOutcome outcome, string code)
    {
        if (outcome == SmsOutcome.ProviderFault)
        {
            if (_alarm.Raise())
            {
                Log.AliyunFault(logger, code);
            }
        }
        else if (outcome == SmsOutcome.Sent)
        {
            if (_alarm.Clear())
            {
                Log.AliyunRecovered(logger);
            }
        }
        else
        {
            Log.AliyunAnswered(logger, message.SendId, code);
        }

        return outcome;
    }
}
