using System.Globalization;
using Swiper.Cli.Cluster;

namespace Swiper.Cli.Chaos.Scenarios;

/// <summary>Networks that split, and slow ones.</summary>
internal static class NetworkScenarios
{
    /// <summary>Shorter and longer than it takes to declare a silo dead.</summary>
    private static readonly TimeSpan[] Durations = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60)];

    private static readonly TimeSpan SlowFor = TimeSpan.FromSeconds(30);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Scenario> All =
    [
        .. Durations.SelectMany(duration => (Scenario[])
        [
            Split("silo", "a silo from the others", duration, site => Both([site.Silos[0]], [.. site.Silos.Skip(1)])),
            Split("silo-oneway", "what a silo sends to the others", duration, site => OneWay([site.Silos[0]], [.. site.Silos.Skip(1)])),
            Split("redis", "a silo from Redis", duration, site => Both([site.Silos[0]], [Redis.Name])),
            Split("database", "a silo from MariaDB", duration, site => Both([site.Silos[0]], [MariaDb.Name])),
            Split("database-oneway", "what MariaDB sends to a silo", duration, site => OneWay([MariaDb.Name], [site.Silos[0]])),
            Split("half", "a silo and an API from the other silos and APIs", duration, site => Both(
                [site.Silos[0], site.Apis[0]], [.. site.Silos.Skip(1), .. site.Apis.Skip(1)])),
            Split("api", "an API from the silos", duration, site => Both([site.Apis[0]], site.Silos)),
            Split("api-oneway", "what the silos send to an API", duration, site => OneWay(site.Silos, [site.Apis[0]])),
        ]),
        new("slow", "200 ms there and back between silos, and to Redis and MariaDB, for 30 s", Ground.SlowLinks, (site, token) => site.SlowDown(SlowFor, token)),
    ];

    private static Scenario Split(string name, string description, TimeSpan duration, Func<Site, IEnumerable<(string From, string To)>> cut)
    {
        var seconds = duration.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
        return new($"split-{name}-{seconds}", $"{description}, cut off for {seconds} s", Ground.Namespaces, (site, token) => site.Split([.. cut(site)], duration, token));
    }

    private static IEnumerable<(string From, string To)> Both(IEnumerable<string> some, IEnumerable<string> others) =>
        OneWay(some, others).SelectMany(pair => ((string, string)[])[pair, (pair.To, pair.From)]);

    private static IEnumerable<(string From, string To)> OneWay(IEnumerable<string> some, IEnumerable<string> others) =>
        some.SelectMany(one => others.Select(other => (one, other)));
}
