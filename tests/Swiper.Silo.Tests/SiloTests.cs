using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Users;
using Swiper.Silo.Tests.Hosting;

namespace Swiper.Silo.Tests;

public sealed class SiloTests : IDisposable
{
    private const string Phone = "+8613800000000";
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_FreshFolder_IsHealthyAndKeepsEverythingInTheFolder()
    {
        using var host = await Start();

        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);

        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.Equal(["silo", "stores"], health.Entries.Keys.Order());
        Assert.NotEmpty(Directory.GetFiles(_folder.Path, "*.db"));
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task SendCode_AskedForAgain_TheInboxHoldsTheNewestOne()
    {
        using var host = await Start("--Accounts:CodeInterval", "00:00:00", "--Accounts:CodesPerHour", "100", "--Accounts:CodesPerDay", "100");
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var number = grains.GetGrain<IVerifyCodeGrain>(Phone);
        Assert.Null(await grains.GetGrain<IDevelopmentInboxGrain>(Phone).Last());

        for (var i = 0; i < 20; i++)
        {
            Assert.NotNull((await number.Login(await SendCode(grains), device: null)).Value);
        }

        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Restart_SameFolder_KnowsTheUserAgain()
    {
        LoginTicket first;
        using (var host = await Start())
        {
            var grains = host.Services.GetRequiredService<IGrainFactory>();
            first = (await grains.GetGrain<IVerifyCodeGrain>(Phone).Login(await SendCode(grains), device: null)).Value!;
            await host.StopAsync(Cancellation);
        }

        using var again = await Start();
        var user = again.Services.GetRequiredService<IGrainFactory>().GetGrain<IUserGrain>(first.User.Id);

        Assert.True(first.Created);
        Assert.True(await user.AsReference<IUserPeer>().Exists());
        Assert.Equal(Phone, (await user.GetInfo(ProofOf(first.Session))).Value?.Phone);
        await again.StopAsync(Cancellation);
    }

    private static async Task<string> SendCode(IGrainFactory grains)
    {
        Assert.Null((await grains.GetGrain<IVerifyCodeGrain>(Phone).Send()).Refusal);
        var sms = await grains.GetGrain<IDevelopmentInboxGrain>(Phone).Last();
        return Assert.IsType<DevelopmentSms>(sms).Code;
    }

    private static SessionProof ProofOf(SessionTicket session) =>
        new(session.SessionId, [.. System.Security.Cryptography.SHA256.HashData(session.Secret.AsSpan())]);

    private async Task<IHost> Start(params string[] settings)
    {
        var host = StartRefusalTests.Compose("Development", ["--Data", _folder.Path, "--Logging:LogLevel:Default", "Warning", .. settings]).Build();
        await host.StartAsync(Cancellation);
        return host;
    }
}
