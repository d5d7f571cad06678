using Swiper.Benchmarks.Http;
using Swiper.Benchmarks.Town;

namespace Swiper.Benchmarks.Cluster;

/// <summary>A cluster and the people who use it.</summary>
internal sealed class ClusterTown : IAsyncDisposable
{
    /// <summary>As many as an app's users sign up at once in the first seconds.</summary>
    private const int SignUpConnections = 16;

    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(10);

    private readonly SignUps _signUps;

    private ClusterTown(ClusterServer server, SignUps signUps, Sample first, Crowd crowd, IReadOnlyList<Person> people) =>
        (Server, _signUps, FirstSignUps, Crowd, People) = (server, signUps, first, crowd, people);

    public ClusterServer Server { get; }

    /// <summary>The sign-ups of the first seconds, in which everything is still compiled.</summary>
    public Sample FirstSignUps { get; }

    public Crowd Crowd { get; }

    /// <summary>Everyone who asks.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>Signs up as many people as shall ask, the first of them with a clock.</summary>
    /// <exception cref="BenchException">They are refused.</exception>
    public static async Task<ClusterTown> Settle(ClusterServer server, int count, TimeSpan clock)
    {
        var signUps = new SignUps();
        var first = await server.Measure(_ => signUps.Next, SignUpConnections, clock);
        var left = count - signUps.People.Count;
        await Load.Run(server.Port, _ => Interlocked.Decrement(ref left) >= 0 ? signUps.Next : null, SignUpConnections, LongEnough);
        var people = signUps.People.Take(count).ToList();
        if (people.Count < count)
        {
            throw new BenchException(
                $"Only {people.Count} of {count} people could sign up at {server.Build.Name}: {first.Load.Failures} of the first {first.Load.Count} were refused.");
        }

        var number = -1;
        await Load.Run(server.Port, _ => Interlocked.Increment(ref number) is var next && next < count ? LookForOthers(people[next], next) : null, SignUpConnections, LongEnough);
        return new ClusterTown(server, signUps, first, Crowd.Of(people, server.Robots), people);
    }

    /// <summary>Puts a load of one kind on the cluster.</summary>
    public async Task<Sample> Measure(Measure measure, int connections, TimeSpan duration)
    {
        if (measure.IsCold)
        {
            await LetSleep();
        }

        return await Server.Measure(connection => measure.NextOf(Crowd, _signUps, connection, connections), connections, duration);
    }

    /// <summary>Puts everyone to sleep but a few, whose decks keep the pools awake.</summary>
    private async Task LetSleep()
    {
        await Server.LetSleep();
        var next = -1;
        await Load.Run(
            Server.Port,
            _ => Interlocked.Increment(ref next) is var number && number < TownClient.Pools
                ? HttpRequestBytes.Get("/api/social/users?group_num=0", People[number].Token)
                : null,
            TownClient.Pools,
            LongEnough);
        Crowd.FallAsleep(TownClient.Pools);
    }

    /// <summary>The answer to a like.</summary>
    public async Task<byte[]> SampleAnswer()
    {
        using var connection = new HttpConnection();
        await connection.Connect(Server.Port);
        var (status, body) = await connection.Send(Crowd.LikeAwake(0, 1)!);
        return status == 200 ? body.ToArray() : throw new BenchException($"A like was answered with {status}.");
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static LoadStep LookForOthers(Person person, int number) => async connection => await SignUps.LookForOthers(connection, person, number);
}
