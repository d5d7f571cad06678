using Spectre.Console;
using Swiper.Benchmarks.Http;
using Swiper.Cli.Cluster;

namespace Swiper.Benchmarks.Cluster;

/// <summary>Measures clusters of one build or two, and what a like is made of, in turns.</summary>
/// <param name="options">How.</param>
/// <param name="folder">Where everything is kept.</param>
internal sealed class ClusterBench(ClusterOptions options, string folder) : IAsyncDisposable
{
    private readonly List<ClusterTown> _towns = [];
    private Parts? _parts;

    public async Task<ClusterFigures> Run(CancellationToken cancellationToken)
    {
        foreach (var (build, size) in Clusters())
        {
            AnsiConsole.WriteLine($"Filling and starting a cluster: {build.Name}");
            var server = await ClusterServer.Start(build, Path.Combine(folder, $"cluster-{_towns.Count + 1}"), size, options.Robots, cancellationToken);
            _towns.Add(await ClusterTown.Settle(server, options.People, options.Duration));
        }

        AnsiConsole.WriteLine("Starting the parts of a like");
        _parts = await Parts.Start(Path.Combine(folder, "parts"), options.Size, await _towns[0].SampleAnswer(), cancellationToken);
        var figures = new ClusterFigures([.. _towns.Select(town => town.Server.Build.Name)]);
        figures.First.AddRange(_towns.Select(town => town.FirstSignUps));
        for (var round = 0; round <= options.Rounds; round++)
        {
            AnsiConsole.WriteLine(round == 0 ? "Warming up" : $"Round {round} of {options.Rounds}");
            foreach (var connections in options.Connections)
            {
                await Round(round, round == 0 ? null : figures, connections, cancellationToken);
            }
        }

        return figures;
    }

    public async ValueTask DisposeAsync()
    {
        if (_parts is not null)
        {
            await _parts.DisposeAsync();
        }

        foreach (var town in _towns)
        {
            await town.DisposeAsync();
        }
    }

    private IReadOnlyList<(ClusterBuild Build, ClusterSize Size)> Clusters() => options.Against is { } other
        ? [(ClusterBuild.Own, options.Size), (ClusterBuild.In(other), options.Size with { Apis = options.AgainstApis })]
        : [(ClusterBuild.Own, options.Size)];

    private async Task Round(int round, ClusterFigures? figures, int connections, CancellationToken cancellationToken)
    {
        // In turns of either order, so that none is always measured behind the same other one.
        var towns = Enumerable.Range(0, _towns.Count).ToList();
        if (round % 2 == 0)
        {
            towns.Reverse();
        }

        foreach (var measure in Measure.All)
        {
            foreach (var town in towns)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var sample = await _towns[town].Measure(measure, connections, options.Duration);
                figures?.Add(connections, measure, town, sample);
                if (measure == Measure.LikeAwake)
                {
                    await MeasureParts(figures, connections, town, sample);
                }
            }
        }
    }

    /// <summary>The parts of the like that was just measured, with rows in batches of its size.</summary>
    private async Task MeasureParts(ClusterFigures? figures, int connections, int town, Sample like)
    {
        // The same request again and again: a bare endpoint does not look at it.
        var people = _towns[town].People;
        var bare = await _parts!.Bare.Measure(
            connection => Load.Send(HttpRequestBytes.Post("/api/social/like", people[connection % people.Count].Token, "sid=4503599627370495")), connections, options.Duration);
        var ping = await _parts.Ping.Measure(connections, options.Duration);
        var (driver, server) = await _parts.Rows.Measure((int)Math.Max(1, Math.Round(like.BatchSize)), options.Duration);
        figures?.Add(connections, town, new Composition(like, bare, ping, HopsOf(_towns[town].Server.State), driver, server));
    }

    /// <summary>
    /// Calls between processes that a like needs: to one user's silo from the API, unless each silo is one, and from there to the other's, which is
    /// the same one as often as there are few.
    /// </summary>
    public static double HopsOf(ClusterState cluster) => (cluster.Apis.Count > 0 ? 1 : 0) + 1 - (1.0 / cluster.Silos.Count);
}
