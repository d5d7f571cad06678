using System.Diagnostics;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Swipes;

public sealed class MutualLikeTests(ITestOutputHelper output)
{
    private const int People = 200;
    private const int Neighbours = 26;
    private const int SignUpsAtOnce = 50;

    [Fact]
    public async Task Likes_TenThousandMutualAtOnce_MatchEachPairExactlyOnce()
    {
        await using var server = await RelaxedServer.Start();
        var people = await SignUp(server.Api);

        // Everybody likes both neighbours on a circle, with all calls in flight together.
        var likes = Pairs().SelectMany(pair => new[] { (From: pair.A, To: pair.B), (From: pair.B, To: pair.A) }).ToArray();
        Assert.True(likes.Length >= 10_000);
        using var connections = new SemaphoreSlim(ApiClient.MaxConnections);
        var longest = 0L;
        var replies = await Task.WhenAll(likes.Select(async like =>
        {
            await connections.WaitAsync();
            var started = Stopwatch.GetTimestamp();
            var reply = await people[like.From].Like(people[like.To]);
            InterlockedMax(ref longest, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            connections.Release();
            return (like, IsMatched: reply.Ok().GetProperty("is_matched").GetBoolean());
        }));
        output.WriteLine($"{likes.Length} likes over {ApiClient.MaxConnections} connections; the longest took {longest} ms.");

        var told = replies.Where(reply => reply.IsMatched).Select(reply => Ordered(reply.like.From, reply.like.To)).ToHashSet();
        Assert.Equal(likes.Length / 2, told.Count);
        var friends = await Task.WhenAll(people.Select(person => person.Friends()));
        for (var person = 0; person < People; person++)
        {
            var expected = likes.Where(like => like.From == person).Select(like => people[like.To].Id);
            Assert.Equal(expected.Order(), friends[person].Order());
        }
    }

    private static void InterlockedMax(ref long target, long value)
    {
        for (var seen = Volatile.Read(ref target); value > seen;)
        {
            seen = Interlocked.CompareExchange(ref target, value, seen) is var before && before == seen ? value : before;
        }
    }

    private static (int, int) Ordered(int a, int b) => a < b ? (a, b) : (b, a);

    private static IEnumerable<(int A, int B)> Pairs() =>
        from person in Enumerable.Range(0, People)
        from distance in Enumerable.Range(1, Neighbours)
        select (person, (person + distance) % People);

    private static async Task<Person[]> SignUp(ApiClient api)
    {
        var people = new List<Person>();
        foreach (var batch in Enumerable.Range(0, People).Chunk(SignUpsAtOnce))
        {
            people.AddRange(await Task.WhenAll(batch.Select(_ => Person.SignUp(api))));
        }

        return [.. people];
    }
}
