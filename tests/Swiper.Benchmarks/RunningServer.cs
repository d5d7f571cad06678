using System.Net.Sockets;
using System.Text.Json;
using Swiper.Benchmarks.Http;
using Swiper.Benchmarks.Town;

namespace Swiper.Benchmarks;

/// <summary>Measures a server that already runs, such as one in front of a cluster: its throughput, with people who like each other.</summary>
/// <param name="port">The server's port on this machine.</param>
/// <param name="rounds">Rounds of each benchmark, after one that does not count.</param>
/// <param name="duration">How long a round takes.</param>
internal sealed class RunningServer(int port, int rounds, TimeSpan duration)
{
    private const int Connections = 64;
    private const int PeopleEach = 12;

    /// <summary>Prints the results, or one sentence on why there are none; returns the exit code.</summary>
    public async Task<int> Run()
    {
        try
        {
            await MeasureAll();
            return 0;
        }
        catch (Exception exception) when (Explain(exception) is { } sentence)
        {
            await Console.Error.WriteLineAsync("swiper: " + sentence);
            return 1;
        }
    }

    private string? Explain(Exception exception) => exception switch
    {
        TownRefusedException => exception.Message,
        HttpRequestException or SocketException or TaskCanceledException => $"The server on port {port} cannot be reached, or hung up.",
        JsonException or KeyNotFoundException => $"The server on port {port} does not answer as Swiper does.",
        _ => null,
    };

    private async Task MeasureAll()
    {
        using var client = new TownClient(port);
        var people = await client.SignIn(Connections * PeopleEach);
        await Parallel.ForEachAsync(people, async (person, _) => await client.FindTargets(person, int.MaxValue));
        Person[][] lines = [.. people.Chunk(PeopleEach)];
        await Measure(HttpBenchmark.Info, lines);
        await Measure(HttpBenchmark.Like, lines);
    }

    private async Task Measure(HttpBenchmark benchmark, Person[][] people)
    {
        var results = new List<LoadResult>();
        for (var round = -1; round < rounds; round++)
        {
            var result = await Load.Run(port, i => benchmark.NextOf(people[i]), Connections, duration);
            if (round >= 0)
            {
                results.Add(result);
            }
        }

        Report.Running(benchmark.Name, results);
    }
}
