using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

/// <summary>Opens the databases when the host starts, so that bad settings fail the start and not the first request.</summary>
internal sealed class StorageStartup(IServiceProvider services) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<StoreShards>();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
