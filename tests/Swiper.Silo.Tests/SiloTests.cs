using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Swiper.Accounts;

namespace Swiper.Silo.Tests;

public sealed class SiloTests : IDisposable
{
    private const string Phone = "+8613800000000";
    private readonly TemporaryFolder _folder = new();
    private readonly SignallingProvider _provider = new();

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
    public async Task SendCode_Development_IsKeptInTheInbox()
    {
        using var host = await Start();
        var grains = host.Services.GetRequiredService<IGrainFactory>();

        Assert.Null(await grains.GetGrain<IDevelopmentInboxGrain>(Phone).Last());
        var code = await SendCode(grains);

        Assert.Equal(code, (await grains.GetGrain<IDevelopmentInboxGrain>(Phone).Last())?.Code);
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Restart_SameFolder_KnowsTheUserAgain()
    {
        LoginTicket first;
        using (var host = await Start())
        {
            var grains = host.Services.GetRequiredService<IGrainFactory>();
            first = (await grains.GetGrain<IVerifyCodeGrain>(Phone).Login(await SendCode(grains))).Value!;
            await host.StopAsync(Cancellation);
        }

        using var again = await Start();
        var user = again.Services.GetRequiredService<IGrainFactory>().GetGrain<IUserGrain>(first.User.Id);

        Assert.True(first.Created);
        Assert.True(await user.Exists());
        Assert.Equal(Phone, (await user.GetInfo(ProofOf(first.Session))).Value?.Phone);
        await again.StopAsync(Cancellation);
    }

    private static SessionProof ProofOf(SessionTicket session) =>
        new(session.SessionId, [.. System.Security.Cryptography.SHA256.HashData(session.Secret.AsSpan())]);

    private async Task<IHost> Start()
    {
        var builder = StartRefusalTests.Compose("Development", "--Data", _folder.Path, "--Logging:LogLevel:Default", "Warning");
        builder.Services.AddSingleton<ISmsProvider>(services => _provider.Around(services.GetRequiredService<IGrainFactory>()));
        var host = builder.Build();
        await host.StartAsync(Cancellation);
        return host;
    }

    private async Task<string> SendCode(IGrainFactory grains)
    {
        var sent = await grains.GetGrain<IVerifyCodeGrain>(Phone).Send();
        Assert.Null(sent.Refusal);
        return await _provider.Code.WaitAsync(Cancellation);
    }

    /// <summary>The Development provider, and a signal when it is done.</summary>
    private sealed class SignallingProvider : ISmsProvider
    {
        private readonly TaskCompletionSource<string> _code = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private DevelopmentSmsProvider? _inner;

        public Task<string> Code => _code.Task;

        public SignallingProvider Around(IGrainFactory grains)
        {
            _inner = new DevelopmentSmsProvider(grains, TextWriter.Null);
            return this;
        }

        public async Task<SmsOutcome> Send(SmsMessage message, CancellationToken cancellationToken)
        {
            var outcome = await _inner!.Send(message, cancellationToken);
            _code.SetResult(message.Code);
            return outcome;
        }
    }
}
