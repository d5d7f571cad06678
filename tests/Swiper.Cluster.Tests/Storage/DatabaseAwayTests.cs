using System.Diagnostics;
using System.Net;
using Swiper.Cli.Cluster;
using Swiper.Cluster.Tests.Support;

namespace Swiper.Cluster.Tests.Storage;

/// <summary>While the database is away, every failure may be repeated, comes in time, and readiness tells of it.</summary>
public sealed class DatabaseAwayTests(ClusterFixture fixture, ITestOutputHelper output)
{
    private const int People = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_DatabaseKilled_MayBeRepeatedAndSucceedOnceItIsBack()
    {
        var cluster = await fixture.Get();
        using var api = new ApiClient(AddressOf(cluster.State.Apis[0]));
        var town = await Town.SignUp(api, Enumerable.Range(0, People));
        (await town.People[0].Like(town.People[1])).Ok();
        await cluster.Kill(MariaDb.Name, Cancel);

        var replies = await AskAll(town, rounds: 3);

        Check(replies);
        await Readiness(cluster, HttpStatusCode.ServiceUnavailable);
        await Liveness(cluster);
        await cluster.Up(Cancel);
        await Readiness(cluster, HttpStatusCode.OK);
        var app = new Persistence();
        var matched = await app.Send(() => town.People[1].Like(town.People[0]), Cancel);
        Assert.True(matched.Json.GetProperty("data").GetProperty("is_matched").GetBoolean());
    }

    [Fact]
    public async Task Requests_DatabaseFrozen_AreAnsweredInTimeAndSucceedOnceItGoesOn()
    {
        var cluster = await fixture.Get();
        using var api = new ApiClient(AddressOf(cluster.State.Apis[0]));
        var town = await Town.SignUp(api, Enumerable.Range(0, People));
        await using (await Signals.Freeze(cluster, MariaDb.Name))
        {
            var replies = await AskAll(town, rounds: 2);

            Check(replies);
            await Readiness(cluster, HttpStatusCode.ServiceUnavailable);
            await Liveness(cluster);
        }

        await Readiness(cluster, HttpStatusCode.OK);
        var app = new Persistence();
        await app.Send(() => town.People[1].Like(town.People[0]), Cancel);
    }

    private static Uri AddressOf(ClusterNode node) => new($"http://127.0.0.1:{node.HttpPort}");

    /// <summary>Requests of every kind, from everyone at once, several times.</summary>
    private static async Task<List<(string What, Reply Reply, TimeSpan Took)>> AskAll(Town town, int rounds)
    {
        var replies = new List<(string, Reply, TimeSpan)>();
        for (var round = 0; round < rounds; round++)
        {
            replies.AddRange(await Task.WhenAll(town.People.Values.SelectMany(person => Ask(town, person))));
        }

        return replies;
    }

    private static IEnumerable<Task<(string, Reply, TimeSpan)>> Ask(Town town, Person me)
    {
        var other = town.People.Values.First(person => person != me);
        yield return Time("verify", () => me.Api.Form("/api/user/verify", null, ("phonenum", me.Phone)));
        yield return Time("login", () => me.Api.Form("/api/user/login", null, ("phonenum", me.Phone), ("vcode", "000000")));
        yield return Time("info", () => me.Get("/api/user/info"));
        yield return Time("update", () => me.Post("/api/user/info", ("birth_year", "1990")));
        yield return Time("friends", () => me.Get("/api/social/friends"));
        yield return Time("deck", () => me.Get("/api/social/users?group_num=0"));
        yield return Time("like", () => me.Like(other));
        yield return Time("dislike", () => me.Dislike(other));
        if (me != town.People[1])
        {
            // Refused or not, the database may carry it out once it goes on, and this person is needed again.
            yield return Time("logout", () => me.Post("/api/user/logout"));
        }
    }

    private static async Task<(string, Reply, TimeSpan)> Time(string what, Func<Task<Reply>> send)
    {
        var started = Stopwatch.GetTimestamp();
        var reply = await send();
        return (what, reply, Stopwatch.GetElapsedTime(started));
    }

    private void Check(List<(string What, Reply Reply, TimeSpan Took)> replies)
    {
        var longest = replies.Max(reply => reply.Took);
        output.WriteLine($"{replies.Count} requests, {replies.Count(reply => reply.Reply.Status == 503)} refused, the slowest took {longest.TotalSeconds:F1} s");
        foreach (var (what, reply, _) in replies)
        {
            // What is in memory needs no database.
            Assert.True(reply.Status is 200 or 503 or 400, $"{what}: {reply.Status} {reply.Text}");
            if (reply.Status == 503)
            {
                reply.Refused(ErrorCode.UNAVAILABLE);
                Assert.NotNull(reply.Headers.RetryAfter);
            }
        }

        Assert.Superset(
            new HashSet<string> { "verify", "update", "like", "dislike" },
            replies.Where(reply => reply.Reply.Status == 503).Select(reply => reply.What).ToHashSet());
        Assert.True(longest < Persistence.LongestAllowed, $"{longest}");
    }

    /// <summary>Waits until every API says so. A check takes 2 s at most, and is shared for a second.</summary>
    private static async Task Readiness(LocalCluster cluster, HttpStatusCode expected)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience);
        foreach (var node in cluster.State.Apis)
        {
            using var api = new ApiClient(AddressOf(node));
            while ((await api.Get("/health/ready")).Status != (int)expected)
            {
                await Task.Delay(PollInterval, limit.Token);
            }
        }
    }

    private static async Task Liveness(LocalCluster cluster)
    {
        foreach (var node in cluster.State.Apis.Concat(cluster.State.Silos))
        {
            using var api = new ApiClient(AddressOf(node));
            Assert.Equal(200, (await api.Get("/health/live")).Status);
        }
    }
}
