using Swiper.Cli.Cluster;

namespace Swiper.Cli.Chaos.Scenarios;

/// <summary>Processes that die, freeze, lose their data, stop and start.</summary>
internal static class ProcessScenarios
{
    private const int Kills = 3;
    private const int FewSilos = 2;
    private const int ManySilos = 5;
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Scenario> All =
    [
        On("silo-kill", $"kill -9 of a silo, {Kills} times, each started again after 1 s", KillSilos),
        On("silos-kill", "kill -9 of all silos, started again after 8 s", (site, token) => site.KillAll(site.Silos, Short, token)),
        On("silo-freeze", "SIGSTOP of a silo for 30 s", (site, token) => site.Freeze(site.Silos[0], Longest, token)),
        On("api-kill", "kill -9 of an API, started again after 8 s", (site, token) => site.KillAll([site.Apis[0]], Short, token)),
        On("apis-kill", "kill -9 of all APIs, started again after 8 s", (site, token) => site.KillAll(site.Apis, Short, token)),
        On("api-freeze", "SIGSTOP of an API for 20 s", (site, token) => site.Freeze(site.Apis[0], Long, token)),
        On("redis-kill", "kill -9 of Redis, started again with its data after 20 s", (site, token) => site.KillAll([Redis.Name], Long, token)),
        On("redis-empty", "kill -9 of Redis, started empty after 20 s; then of an API and a silo", EmptyRedis),
        On("redis-freeze", "SIGSTOP of Redis for 20 s", (site, token) => site.Freeze(Redis.Name, Long, token)),
        On("database-kill", "kill -9 of MariaDB, started again after 20 s", (site, token) => site.KillAll([MariaDb.Name], Long, token)),
        On("database-freeze", "SIGSTOP of MariaDB for 20 s", (site, token) => site.Freeze(MariaDb.Name, Long, token)),
        On("restart", "every silo and API is restarted, one at a time", (site, token) => site.Cluster.Restart(token)) with { IsSeamless = true },
        On("scale", $"{ManySilos} silos, then {FewSilos}, then as many as before", Scale),
    ];

    private static Scenario On(string name, string description, Func<Site, CancellationToken, Task> happen) =>
        new(name, description, Ground.Machine, happen);

    private static async Task KillSilos(Site site, CancellationToken cancellationToken)
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            var silo = site.Silos[kill % site.Silos.Count];
            await site.KillAll([silo], Moment, cancellationToken);
            await site.Cluster.StartNode(silo, cancellationToken);
        }
    }

    /// <summary>What starts first after that finds an empty list, which is where a second cluster could begin.</summary>
    private static async Task EmptyRedis(Site site, CancellationToken cancellationToken)
    {
        await site.Cluster.Kill(Redis.Name, cancellationToken);
        site.DeleteDataOf(Redis.Name);
        await Task.Delay(Long, cancellationToken);
        await site.Cluster.StartNode(Redis.Name, cancellationToken);
        await site.KillAll([site.Apis[0], site.Silos[^1]], Moment, cancellationToken);
    }

    private static async Task Scale(Site site, CancellationToken cancellationToken)
    {
        var silos = site.Silos.Count;
        foreach (var count in (int[])[ManySilos, FewSilos, silos])
        {
            var change = new ClusterChange(count, null, null, null, new Dictionary<string, string>());
            await site.Cluster.Become(ClusterPlan.Change(site.Cluster.State, change), cancellationToken);
        }
    }
}
