using Swiper.Silo.Robots;

namespace Swiper.Cli.Robots;

/// <summary>Whoever can add robots to a data folder.</summary>
internal interface ITown : IAsyncDisposable
{
    /// <summary>What it is, for the person at the console.</summary>
    string Name { get; }

    /// <summary>Carries out an order.</summary>
    /// <exception cref="TownException">It could not.</exception>
    Task<RobotsSeeded> Seed(RobotOrder order, CancellationToken cancellationToken);
}
