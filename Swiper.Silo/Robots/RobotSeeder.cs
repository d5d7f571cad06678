using Swiper.Grains.Interfaces.Users;

namespace Swiper.Silo.Robots;

/// <summary>Fills the town with robots: ordinary users of the same grains and stores, created once however often one asks.</summary>
public sealed class RobotSeeder
{
    internal const int AttemptsMax = 8;

    // Enough to fill the groups the stores commit in, few enough that no call waits long.
    private const int Concurrency = 1024;

    private readonly RobotRegistrar _registrar;
    private readonly IGrainFactory _grains;

    internal RobotSeeder(RobotRegistrar registrar, IGrainFactory grains) => (_registrar, _grains) = (registrar, grains);

    /// <summary>Creates the robots of an order that are not there yet.</summary>
    /// <exception cref="Grains.Interfaces.Storage.StoreUnavailableException">A store is away; the order can be repeated.</exception>
    public async Task<RobotsSeeded> Seed(RobotOrder order, CancellationToken cancellationToken)
    {
        var run = new RobotRun(order.Seed, order.Places);
        var created = 0;
        var workers = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(order.From, order.Count), workers, async (index, _) =>
        {
            if (await Create(run, index))
            {
                Interlocked.Increment(ref created);
            }
        });
        return new RobotsSeeded(created, order.Count - created);
    }

    /// <summary>Whether the robot is new.</summary>
    private async Task<bool> Create(RobotRun run, int index)
    {
        var (id, robot) = run.At(index, attempt: 0);
        return !await _registrar.IsRegistered(id, robot)
            && (await _registrar.TryRegister(id, robot) || await CreateByGrain(run, index));
    }

    /// <summary>The way for what an interrupted run left half done, and for ids and nicknames that are somebody else's.</summary>
    private async Task<bool> CreateByGrain(RobotRun run, int index)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var (id, robot) = run.At(index, attempt);
            var existed = await _grains.GetGrain<IUserPeer>(id).Exists();
            if (await _grains.GetGrain<IUserOperator>(id).CreateRobot(robot))
            {
                return !existed;
            }
        }

        throw new InvalidOperationException($"Robot {index} found neither an id nor a nickname of its own.");
    }
}

/// <summary>Adds the seeding of robots.</summary>
public static class RobotServiceCollectionExtensions
{
    /// <summary>Adds <see cref="RobotSeeder"/> to a silo.</summary>
    public static IServiceCollection AddRobotSeeder(this IServiceCollection services)
    {
        services.AddSingleton<RobotRegistrar>();
        services.AddSingleton(provider => new RobotSeeder(provider.GetRequiredService<RobotRegistrar>(), provider.GetRequiredService<IGrainFactory>()));
        return services;
    }
}
