using Swiper.Silo.Control;
using Swiper.Silo.Hosting;

namespace Swiper.Cli.Robots;

/// <summary>Finds who can add robots to a data folder: the server that runs on it, or this process where none does.</summary>
internal static class Town
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Finds one, and waits while a server starts or stops.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="settings">Settings of the silo, as command line arguments.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StartRefusedException">The folder cannot be used.</exception>
    /// <exception cref="TownException">Something holds the folder and does not say how to reach it.</exception>
    public static async Task<ITown> Open(string folder, string[] settings, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Interval)
        {
            if (!DataFolder.IsHeld(folder))
            {
                return await OwnTown.Start(folder, settings, cancellationToken);
            }

            if (await ServerFile.Read(folder, cancellationToken) is { } server)
            {
                return new ServerTown(server);
            }

            await Task.Delay(Interval, cancellationToken);
        }

        throw new TownException($"The data folder {Path.GetFullPath(folder)} is in use, but no server there says where it listens.");
    }
}
