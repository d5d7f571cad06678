using Microsoft.Extensions.Hosting;

namespace Swiper.Embedded;

/// <summary>Starts and stops the engine with its host.</summary>
internal sealed class EngineHost(Engine engine) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        engine.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => engine.Stop(cancellationToken);
}
