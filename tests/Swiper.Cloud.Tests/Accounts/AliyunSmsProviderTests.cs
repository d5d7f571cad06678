using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Swiper.Cloud.Tests.Support;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Silo.Accounts;
using Swiper.Silo.Accounts.Aliyun;

namespace Swiper.Cloud.Tests.Accounts;

public sealed class AliyunSmsProviderTests : IAsyncLifetime
{
    private const string Phone = "+8613800000001";
    private const string Code = "314159";
    private const string Ok = """{"Code":"OK","Message":"OK","RequestId":"1","BizId":"2"}""";

    private readonly AliyunServer _server = new();
    private readonly RecordingLogger<AliyunSmsProvider> _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Send_KeysAreRight_IsSignedAsDocumentedAndSent()
    {
        var outcome = await Send(Provider());

        Assert.Equal(SmsOutcome.Sent, outcome);
        var request = Assert.Single(_server.Requests);
        Assert.Equal("13800000001", request["PhoneNumbers"]);
        Assert.Equal("大众交友 & co", request["SignName"]);
        Assert.Equal("SMS_1", request["TemplateCode"]);
        Assert.Equal("""{"code":"314159"}""", request["TemplateParam"]);
    }

    [Fact]
    public async Task Send_SecretIsWrong_IsAFaultThatIsToldOnce()
    {
        var provider = Provider(options => options.AccessKeySecret = "not the secret");

        Assert.Equal(SmsOutcome.ProviderFault, await Send(provider));
        Assert.Equal(SmsOutcome.ProviderFault, await Send(provider));

        var (level, text) = Assert.Single(_log.Lines);
        Assert.Equal(LogLevel.Critical, level);
        Assert.Contains("SignatureDoesNotMatch", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_FaultComesAgainAfterASuccess_IsToldAgain()
    {
        var provider = Provider();
        _server.Next(200, "isv.AMOUNT_NOT_ENOUGH", "账户余额不足");
        Assert.Equal(SmsOutcome.ProviderFault, await Send(provider));
        Assert.Equal(SmsOutcome.Sent, await Send(provider));
        _server.Next(200, "isv.AMOUNT_NOT_ENOUGH", "账户余额不足");
        Assert.Equal(SmsOutcome.ProviderFault, await Send(provider));

        Assert.Equal([LogLevel.Critical, LogLevel.Information, LogLevel.Critical], _log.Lines.Select(line => line.Level));
    }

    [Theory]
    [InlineData(200, "isv.BUSINESS_LIMIT_CONTROL", "触发天级流控Permits:10", SmsOutcome.LimitReached)]
    [InlineData(200, "isv.MOBILE_NUMBER_ILLEGAL", "非法手机号", SmsOutcome.NumberRefused)]
    [InlineData(503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server.", SmsOutcome.Unknown)]
    [InlineData(400, "Throttling.User", "Request was denied due to user flow control.", SmsOutcome.TryLater)]
    public async Task Send_ServiceRefuses_IsToldApartAndTriedOnce(int status, string code, string message, SmsOutcome outcome)
    {
        _server.Next(status, code, message);

        Assert.Equal(outcome, await Send(Provider()));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Send_GatewayErrorPage_IsUnknown()
    {
        _server.Next(context =>
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            return context.Response.WriteAsync("<html>Bad Gateway</html>");
        });

        Assert.Equal(SmsOutcome.Unknown, await Send(Provider()));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Send_NoAnswer_IsUnknownAndNotRepeated()
    {
        _server.NextHangs();

        Assert.Equal(SmsOutcome.Unknown, await Send(Provider(timeout: TimeSpan.FromMilliseconds(300))));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Send_ConnectionIsReset_IsUnknownAndNotRepeated()
    {
        _server.Next(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        Assert.Equal(SmsOutcome.Unknown, await Send(Provider()));
        Assert.Single(_server.Requests);
    }

    /// <summary>The HTTP client would retry a request without a body by itself and send the message twice.</summary>
    [Fact]
    public async Task Send_ConnectionEndsWithoutAnAnswerAfterAnEarlierMessage_IsNotRepeated()
    {
        await using var server = new DroppingServer(Ok);
        var provider = Provider(options => options.Endpoint = server.Host);

        Assert.Equal(SmsOutcome.Sent, await Send(provider));
        Assert.Equal(SmsOutcome.Unknown, await Send(provider));

        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task Send_ConnectionRefused_WasNotSentAndMayBeTriedLater()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        Assert.Equal(SmsOutcome.TryLater, await Send(Provider(options => options.Endpoint = socket.LocalEndPoint!.ToString()!)));
    }

    [Fact]
    public async Task Send_AbroadWithoutATemplate_IsRefusedWithoutAsking()
    {
        Assert.Equal(SmsOutcome.NumberRefused, await Send(Provider(), "+85251000000"));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Send_AbroadWithATemplate_IsSentWithIt()
    {
        var provider = Provider(options => options.InternationalTemplateCode = "SMS_2");

        Assert.Equal(SmsOutcome.Sent, await Send(provider, "+85251000000"));

        var request = Assert.Single(_server.Requests);
        Assert.Equal("85251000000", request["PhoneNumbers"]);
        Assert.Equal("SMS_2", request["TemplateCode"]);
    }

    [Fact]
    public async Task Send_TemplateForAbroadIsWrong_DoesNotStopTheMainland()
    {
        _server.Next(200, "isv.SMS_TEMPLATE_ILLEGAL");

        Assert.Equal(SmsOutcome.Rejected, await Send(Provider(options => options.InternationalTemplateCode = "SMS_2"), "+85251000000"));
    }

    [Fact]
    public async Task Send_Fails_LogsNeitherNumberNorCodeNorSecret()
    {
        _server.Next(200, "isv.SOMETHING_NEW", Phone + Code);
        await Send(Provider());
        await Send(Provider(options => options.AccessKeySecret = "another secret"));

        Assert.Equal(2, _log.Lines.Count);
        Assert.All(_log.Lines, line => Assert.All(
            [Phone, "13800000001", Code, "another secret", AliyunServer.AccessKeySecret],
            secret => Assert.DoesNotContain(secret, line.Text, StringComparison.Ordinal)));
    }

    private static Task<SmsOutcome> Send(AliyunSmsProvider provider, string phone = Phone) =>
        provider.Send(new SmsMessage(phone, Code, 7, DateTimeOffset.UnixEpoch), Cancellation);

    private AliyunSmsProvider Provider(Action<AliyunSmsOptions>? change = null, TimeSpan? timeout = null)
    {
        var options = new AliyunSmsOptions
        {
            AccessKeyId = AliyunServer.AccessKeyId,
            AccessKeySecret = AliyunServer.AccessKeySecret,
            SignName = "大众交友 & co",
            TemplateCode = "SMS_1",
            Endpoint = _server.Host,
            UseHttps = false,
        };
        change?.Invoke(options);
        return new AliyunSmsProvider(Options.Create(options), Options.Create(new SmsOptions { TryTimeout = timeout ?? TimeSpan.FromMinutes(1) }), _log);
    }
}
