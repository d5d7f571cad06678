using System.Collections.Concurrent;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Pipeline;

public sealed class CrashTests
{
    /// <summary>Far longer than the test takes anywhere: it fails if the server never becomes quiet.</summary>
    private const int HangMilliseconds = 10 * 60 * 1000;

    private const int Crashes = 20;
    private const int People = 40;
    private const int SwipersAtOnce = 16;
    private const int LikesBeforeCrash = 60;

    [Fact(Timeout = HangMilliseconds)]
    public async Task Kill_InASwipeStorm_LosesNoAcknowledgedSwipeAndNoSession()
    {
        await using var server = await RelaxedServer.Start();
        var people = await Task.WhenAll(Enumerable.Range(0, People).Select(_ => Person.SignUp(server.Api)));
        var acknowledged = new ConcurrentDictionary<(int From, int To), bool>();

        for (var crash = 0; crash < Crashes; crash++)
        {
            await Storm(server, [.. people.Select(person => person with { Api = server.Api })], acknowledged, crash);
            await server.Restart();
        }

        people = [.. people.Select(person => person with { Api = server.Api })];

        await Quiet(server, people);
        var friends = await Task.WhenAll(people.Select(async person => (await person.Friends()).ToHashSet()));
        for (var a = 0; a < People; a++)
        {
            for (var b = a + 1; b < People; b++)
            {
                var both = acknowledged.ContainsKey((a, b)) && acknowledged.ContainsKey((b, a));
                Assert.True(!both || friends[a].Contains(people[b].Id), "Two acknowledged likes are no friendship.");
                Assert.Equal(friends[a].Contains(people[b].Id), friends[b].Contains(people[a].Id));
            }
        }

        // An acknowledged like survives: the other side can still answer it.
        foreach (var (from, to) in acknowledged.Keys.Where(like => !acknowledged.ContainsKey((like.To, like.From))))
        {
            Assert.True((await people[to].Like(people[from])).Ok().GetProperty("is_matched").GetBoolean());
        }
    }

    /// <summary>A request wakes its user, who resumes what the crash interrupted; the server is quiet when nothing is pending.</summary>
    private static async Task Quiet(RelaxedServer server, Person[] people)
    {
        using var database = Failing.Open(server.DataFolder);
        using var pending = database.CreateCommand();
        pending.CommandText = "SELECT COUNT(*) FROM pending";
        do
        {
            await Task.WhenAll(people.Select(person => person.Friends()));
        }
        while ((long)pending.ExecuteScalar()! > 0);
    }

    private static async Task Storm(RelaxedServer server, Person[] people, ConcurrentDictionary<(int, int), bool> acknowledged, int seed)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var count = 0;
        var swipers = Enumerable.Range(0, SwipersAtOnce).Select(number => Swipe(new Random((seed * SwipersAtOnce) + number))).ToArray();
        await enough.Task;
        await server.Server.Kill();
        await Task.WhenAll(swipers);

        async Task Swipe(Random random)
        {
            try
            {
                while (true)
                {
                    var from = random.Next(People);
                    var to = (from + random.Next(1, People)) % People;
                    (await people[from].Like(people[to])).Ok();
                    acknowledged[(from, to)] = true;
                    if (Interlocked.Increment(ref count) == LikesBeforeCrash)
                    {
                        enough.SetResult();
                    }
                }
            }
            catch (HttpRequestException)
            {
                // The server was killed, as intended.
            }
            finally
            {
                enough.TrySetResult();
            }
        }
    }
}
