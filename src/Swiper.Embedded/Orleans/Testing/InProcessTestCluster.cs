using System.Collections.ObjectModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>An in-process cluster for tests. Here it is one host with one engine, and its client is the host's own.</summary>
public sealed class InProcessTestCluster : IAsyncDisposable, IDisposable
{
    private readonly List<Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>> _configure;
    private InProcessSiloHandle? _silo;

    internal InProcessTestCluster(List<Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>> configure) => _configure = configure;

    /// <summary>The way in.</summary>
    /// <exception cref="InvalidOperationException">The cluster is not started.</exception>
    public IClusterClient Client => _silo?.ServiceProvider.GetRequiredService<IClusterClient>()
        ?? throw new InvalidOperationException("The cluster is not started.");

    /// <summary>The silos that have been started and not stopped: one or none.</summary>
    public ReadOnlyCollection<InProcessSiloHandle> Silos => new(_silo is { IsActive: true } silo ? [silo] : []);

    /// <summary>Starts the cluster.</summary>
    public Task DeployAsync() => DeployAsync(CancellationToken.None);

    /// <inheritdoc cref="DeployAsync()"/>
    public async Task DeployAsync(CancellationToken cancellationToken)
    {
        var options = new InProcessTestSiloSpecificOptions();
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = options.SiloName,
            EnvironmentName = Environments.Development,
            DisableDefaults = true,
        });
        builder.UseOrleans(_ => { });
        foreach (var configure in _configure)
        {
            configure(options, builder);
        }

        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        _silo = new InProcessSiloHandle { Name = options.SiloName, SiloHost = host };
    }

    /// <summary>The services of the silo.</summary>
    public IServiceProvider GetSiloServiceProvider() => _silo?.ServiceProvider ?? throw new InvalidOperationException("The cluster is not started.");

    /// <summary>Ends a grain's activation and waits for its end.</summary>
    public async Task DeactivateAsync(IAddressable grain)
    {
        var id = grain.GetGrainId();
        var engine = GetSiloServiceProvider().GetRequiredService<Swiper.Embedded.Engine>();
        if (engine.Classes.Named(id.Type).FindExisting(id.Key) is { } activation)
        {
            activation.Deactivate(new(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateAsync)} was called."));
            await activation.Deactivated;
        }
    }

    /// <summary>Stops the cluster in good order.</summary>
    public Task StopAllSilosAsync() => StopAllSilosAsync(CancellationToken.None);

    /// <inheritdoc cref="StopAllSilosAsync()"/>
    /// <param name="cancellationToken">When to leave the unfinished as it is.</param>
    public Task StopAllSilosAsync(CancellationToken cancellationToken) => _silo?.StopSiloAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_silo is { } silo)
        {
            await silo.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
