using Spectre.Console;
using Swiper.Benchmarks.Http;
using Swiper.Benchmarks.Storage;
using Swiper.Benchmarks.Town;
using Swiper.Cli.Cluster;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Benchmarks.Cluster;

/// <summary>Measures likes at several sizes of each thing that grows; the sizes of one thing take turns. What has one size only is left out.</summary>
/// <param name="options">How.</param>
/// <param name="folder">Where everything is kept.</param>
internal sealed class GrowthBench(GrowthOptions options, string folder)
{
    private const int Apis = 2;

    /// <summary>How many people have a history; each gets its swipes written.</summary>
    private const int Veterans = 8;

    /// <summary>Rounds in one that does not count: until then tiered compilation still makes likes cheaper.</summary>
    private const int WarmUp = 5;

    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(10);
    private int _clusters;

    /// <summary>How many silos there are where something else grows.</summary>
    private int Silos => options.Silos.Max();

    private int Smallest => options.Users.Min();

    public async Task<IReadOnlyList<Growth>> Run(CancellationToken cancellationToken) =>
    [
        .. await OfClusters("silos", options.Silos, silos => new ClusterSize(silos, Apis), _ => Smallest, mustBeFlat: false, cancellationToken),
        .. await OfClusters("databases", options.Shards, shards => new ClusterSize(Silos, Apis, shards), _ => Smallest, mustBeFlat: false, cancellationToken),
        .. await OfClusters("users", options.Users, _ => new ClusterSize(Silos, Apis), users => users, mustBeFlat: true, cancellationToken),
        .. await OfHistories(cancellationToken),
    ];

    /// <summary>Sizes that are clusters of their own. Those with people asleep in proportion are measured with likes of these too.</summary>
    private async Task<IReadOnlyList<Growth>> OfClusters(
        string name, IReadOnlyList<int> sizes, Func<int, ClusterSize> sizeOf, Func<int, int> robotsOf, bool mustBeFlat, CancellationToken cancellationToken)
    {
        if (sizes.Count == 1)
        {
            return [];
        }

        var servers = new List<ClusterServer>();
        try
        {
            var (awake, asleep) = (new List<GrowthCase>(), new List<GrowthCase>());
            foreach (var size in sizes)
            {
                servers.Add(await Start(name, size, sizeOf(size), robotsOf(size), cancellationToken));
                var town = await ClusterTown.Settle(servers[^1], options.People, options.Duration);
                awake.Add(new GrowthCase(size, servers[^1], options.Connections, connection => town.Crowd.LikeAwake(connection, options.Connections)));
                asleep.Add(new GrowthCase(size, servers[^1], options.Connections, connection => town.Crowd.LikeAsleep(connection, options.Connections))
                {
                    // As many as the smallest town has for each round.
                    LikesARound = Smallest / (options.Rounds + 1),
                });
            }

            var all = new List<Growth> { new($"{name}, likes of people awake", mustBeFlat, awake) };
            if (mustBeFlat)
            {
                all.Add(new Growth($"{name}, likes of people asleep", mustBeFlat, asleep));
            }

            foreach (var growth in all)
            {
                await TakeTurns(growth.Cases, cancellationToken);
            }

            return all;
        }
        finally
        {
            foreach (var server in servers)
            {
                await server.DisposeAsync();
            }
        }
    }

    /// <summary>People with histories of several lengths in one cluster, who like the same people, all awake.</summary>
    private async Task<IReadOnlyList<Growth>> OfHistories(CancellationToken cancellationToken)
    {
        if (options.Swipes.Count == 1)
        {
            return [];
        }

        await using var server = await Start("swipes stored", options.Swipes.Max(), new ClusterSize(Silos, Apis), Smallest, cancellationToken);
        var town = await ClusterTown.Settle(server, options.People + (Veterans * options.Swipes.Count), options.Duration);
        var liked = town.People.Take(options.People).ToList();
        var veterans = town.People.Skip(options.People).Chunk(Veterans).ToList();
        await server.Restart(cluster => ClusterDatabases.Use(cluster, store => AddHistories(store, veterans)), cancellationToken);
        await Wake(server, town.People);
        List<GrowthCase> cases = [.. veterans.Zip(options.Swipes, (group, swipes) =>
        {
            var crowd = new Crowd(group, [.. liked.Select(person => person.Id)], liked.Count, []);
            return new GrowthCase(swipes, server, Veterans, connection => crowd.LikeAwake(connection, Veterans))
            {
                LikesARound = Veterans * liked.Count / (options.Rounds + 1),
            };
        })];
        await TakeTurns(cases, cancellationToken);
        return [new Growth("swipes stored, likes of people awake", MustBeFlat: true, cases)];
    }

    private static async Task Wake(ClusterServer server, IReadOnlyList<Person> people)
    {
        var next = -1;
        await Load.Run(
            server.Port,
            _ => Interlocked.Increment(ref next) is var number && number < people.Count ? HttpRequestBytes.Get("/api/user/info", people[number].Token) : null,
            Veterans,
            LongEnough);
    }

    private async Task AddHistories(IRelationStore store, IReadOnlyList<Person[]> veterans)
    {
        foreach (var (group, swipes) in veterans.Zip(options.Swipes))
        {
            await Task.WhenAll(group.Select(person => SwipeHistory.Add(store, person.Id, swipes)));
        }
    }

    private async Task<ClusterServer> Start(string name, int size, ClusterSize cluster, int robots, CancellationToken cancellationToken)
    {
        AnsiConsole.WriteLine(FormattableString.Invariant($"Filling and starting a cluster: {size} {name}"));
        return await ClusterServer.Start(ClusterBuild.Own, Path.Combine(folder, $"cluster-{++_clusters}"), cluster, robots, cancellationToken);
    }

    private async Task TakeTurns(IReadOnlyList<GrowthCase> cases, CancellationToken cancellationToken)
    {
        for (var round = 0; round <= options.Rounds; round++)
        {
            // In turns of either order, so that none is always measured behind the same other one.
            foreach (var size in round % 2 == 0 ? cases : cases.Reverse())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var sample = await size.Measure(round == 0 ? options.Duration * WarmUp : options.Duration);
                if (round > 0)
                {
                    size.Samples.Add(sample);
                }
            }
        }
    }
}
