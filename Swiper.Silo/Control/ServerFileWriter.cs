using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Swiper.Silo.Hosting;

namespace Swiper.Silo.Control;

/// <summary>Writes <see cref="ServerFile"/> once the server listens, and deletes it when it stops.</summary>
internal sealed class ServerFileWriter(IServer server, DataFolder folder, ControlKey key) : IHostedLifecycleService
{
    private string Location => Path.Combine(folder.Path, ServerFile.Name);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (Choose(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []) is { } url)
        {
            await OwnerOnly.ReplaceFile(Location, new ServerFile(url, key.Text).ToJson(), cancellationToken);
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        File.Delete(Location);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>An address this machine can call; plain HTTP if there is a choice, since a certificate need not be trusted here.</summary>
    public static string? Choose(IEnumerable<string> addresses) => addresses
        .OrderBy(address => address.StartsWith("http:", StringComparison.OrdinalIgnoreCase) ? 0 : 1)
        .Select(address => address
            .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal))
        .FirstOrDefault();
}
