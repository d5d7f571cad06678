namespace Swiper.Silo.Hosting;

/// <summary>Holds the data folder while the server runs. Added before anything that writes there, it starts first and stops last.</summary>
internal sealed class DataFolderHolder(DataFolder folder) : IHostedService
{
    /// <summary>Takes the folder ahead of the start. Harmless when repeated.</summary>
    /// <exception cref="StartRefusedException">It cannot be had.</exception>
    public void Acquire() => folder.Acquire();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Acquire();
        return Task.CompletedTask;
    }

    // The lock goes with the folder's disposal, which follows that of the stores.
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
