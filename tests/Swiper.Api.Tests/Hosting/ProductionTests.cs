using System.Net;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Hosting;

/// <summary>A whole server in Production, whose codes go to the operator's own service.</summary>
public sealed class ProductionTests : IAsyncLifetime
{
    private readonly SmsReceiver _receiver = new();
    private RelaxedServer? _server;

    private ApiClient Api => _server!.Api;

    public async ValueTask InitializeAsync() =>
        _server = await RelaxedServer.Start([("environment", "Production"), ("Sms:RetryDelay", "00:00:00.0100000"), .. _receiver.Settings]);

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Login_CodeFromTheWebhook_OpensASession()
    {
        var phone = Phones.Fresh();
        (await Api.Form("/api/user/verify", null, ("phonenum", phone))).Ok();

        var sms = await _receiver.Arrival();

        Assert.True(sms.IsGenuine);
        Assert.Equal(phone, sms.Fields["phone"]);
        var login = (await Api.Form("/api/user/login", null, ("phonenum", phone), ("vcode", sms.Code))).Ok();
        Assert.Equal(phone, login.GetProperty("user").GetProperty("phonenum").GetString());
        (await Api.Get("/dev/sms/" + phone)).Refused(ErrorCode.NO_SUCH_ROUTE);
    }

    [Fact]
    public async Task Verify_ReceiverIsAwayOnce_TheCodeArrivesAllTheSame()
    {
        var phone = Phones.Fresh();
        _receiver.Next((int)HttpStatusCode.ServiceUnavailable);

        (await Api.Form("/api/user/verify", null, ("phonenum", phone))).Ok();

        var (first, second) = (await _receiver.Arrival(), await _receiver.Arrival());
        Assert.Equal(first.Fields["id"], second.Fields["id"]);
        (await Api.Form("/api/user/login", null, ("phonenum", phone), ("vcode", second.Code))).Ok();
    }

    [Fact]
    public async Task Verify_InProduction_NoLineHasNumberOrCode()
    {
        var phone = Phones.Fresh();
        _receiver.Next((int)HttpStatusCode.InternalServerError);
        (await Api.Form("/api/user/verify", null, ("phonenum", phone))).Ok();
        var sms = await _receiver.Arrival();

        await _server!.Server.Output.Line(line => line.Contains("may not have been sent", StringComparison.Ordinal)).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.All(_server.Server.Output.Lines, line =>
        {
            Assert.DoesNotContain(phone[1..], line, StringComparison.Ordinal);
            Assert.DoesNotContain(sms.Code, line, StringComparison.Ordinal);
        });
    }
}
