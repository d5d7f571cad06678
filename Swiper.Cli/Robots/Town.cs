using Swiper.Silo.Control;
using Swiper.Silo.Hosting;
using Swiper.Silo.Robots;

namespace Swiper.Cli.Robots;

/// <summary>Adds robots to a data folder.</summary>
internal interface ITown : IAsyncDisposable
{
    /// <summary>A description for the person at the console.</summary>
    string Name { get; }

    /// <exception cref="TownException">The order could not be carried out; it can be repeated.</exception>
    Task<RobotsSeeded> Seed(RobotOrder order, CancellationToken cancellationToken);
}

/// <summary>Opens a data folder for robots: through the server that runs on it, or else in this process.</summary>
internal static class Town
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits while a server starts or stops.</summary>
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

/// <summary>A town could not be reached or filled. The message is a sentence for the person at the console.</summary>
internal sealed class TownException : Exception
{
    public TownException()
    {
    }

    public TownException(string message)
        : base(message)
    {
    }

    public TownException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
