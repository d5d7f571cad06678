using Swiper.Benchmarks.Town;

namespace Swiper.Benchmarks.Http;

/// <summary>Compares one route of Swiper with a bare endpoint that returns the same bytes, in alternating rounds.</summary>
/// <param name="Name">The route.</param>
/// <param name="Bar">The required share of the bare endpoint's throughput.</param>
/// <param name="RequestOf">Person → their next request, or null if they have no more.</param>
internal sealed record HttpBenchmark(string Name, double Bar, Func<Person, byte[]?> RequestOf)
{
    /// <summary>The warm-up: until then tiered compilation still makes the server faster.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public static HttpBenchmark Info { get; } = new(
        "GET /api/user/info", 0.60, person => HttpRequestBytes.Get("/api/user/info", person.Token));

    public static HttpBenchmark Deck { get; } = new(
        "GET /api/social/users", 0.35, person => HttpRequestBytes.Get("/api/social/users?group_num=0", person.Token));

    public static HttpBenchmark Like { get; } = new(
        "POST /api/social/like",
        0.25,
        person => person.Targets.TryDequeue(out var id) ? HttpRequestBytes.Post("/api/social/like", person.Token, $"sid={id}") : null);

    /// <summary>Alternates rounds of bare and Swiper, once both are warm.</summary>
    /// <param name="town">The Swiper server.</param>
    /// <param name="people">For each connection, the people who use it one after the other; the next begins when one has no more requests.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="duration">How long each half of a round takes.</param>
    public async Task<HttpFigures> Run(TownServer town, Person[][] people, int rounds, TimeSpan duration)
    {
        var bodyFile = Path.GetTempFileName();
        using (var sample = new HttpConnection())
        {
            await sample.Connect(town.Process.Port);
            var (_, body) = await sample.Send(NextOf(people[0])!);
            await File.WriteAllBytesAsync(bodyFile, body.ToArray());
        }

        await using var bare = await ServerProcess.Start(
            Tools.PathOf("Swiper.Benchmarks"), "/", port => ["bare", "--port", $"{port}", "--body", bodyFile]);
        var figures = new HttpFigures(this);

        // The bare endpoint gets the same requests, but must not use up the people left to swipe.
        var requests = people
            .Select(line => line.Select(person => RequestOf(person with { Targets = new(person.Targets.Take(1)) })).First(request => request is not null)!)
            .ToArray();
        await Load.Run(bare.Port, i => requests[i], people.Length, WarmUp);
        await Load.Run(town.Process.Port, i => NextOf(people[i]), people.Length, WarmUp);
        for (var round = 0; round < rounds; round++)
        {
            var (bareResult, bareCpu) = await Measure(bare, i => requests[i], people.Length, duration);
            var (townResult, townCpu) = await Measure(town.Process, i => NextOf(people[i]), people.Length, duration);
            figures.Add(bareResult, bareCpu, townResult, townCpu);
        }

        File.Delete(bodyFile);
        return figures;
    }

    /// <summary>The next request of the first of a connection's people with one left, or null.</summary>
    public byte[]? NextOf(Person[] line) => line.Select(RequestOf).FirstOrDefault(request => request is not null);

    private static async Task<(LoadResult Result, double CpuMicroseconds)> Measure(
        ServerProcess server, Func<int, byte[]?> next, int connections, TimeSpan duration)
    {
        var before = server.Cpu;
        var result = await Load.Run(server.Port, next, connections, duration);
        return (result, (server.Cpu - before).TotalMicroseconds / Math.Max(1, result.Count));
    }
}
