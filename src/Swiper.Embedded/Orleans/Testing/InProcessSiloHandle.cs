using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>A silo of a test cluster.</summary>
public sealed class InProcessSiloHandle : IAsyncDisposable
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The application it runs in.</summary>
    public IHost SiloHost { get; init; } = null!;

    /// <summary>Its services.</summary>
    public IServiceProvider ServiceProvider => SiloHost.Services;

    /// <summary>Whether it has not been stopped.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Stops it.</summary>
    /// <param name="stopGracefully">Whether what has started is finished first.</param>
    public Task StopSiloAsync(bool stopGracefully) => StopSiloAsync(new CancellationToken(canceled: !stopGracefully));

    /// <summary>Stops it.</summary>
    /// <param name="ct">When to leave the unfinished as it is.</param>
    public async Task StopSiloAsync(CancellationToken ct)
    {
        if (IsActive)
        {
            IsActive = false;
            await SiloHost.StopAsync(ct);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopSiloAsync(stopGracefully: true);
        await ((IAsyncDisposable)SiloHost).DisposeAsync();
    }
}
