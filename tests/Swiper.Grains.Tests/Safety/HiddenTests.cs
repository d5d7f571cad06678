using System.Collections.Concurrent;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Safety;

/// <summary>
/// Whoever is blocked cannot tell the other from an account that does not exist: the answers are equal, and so is all that is done for them, call for
/// call, to grains and to stores. What takes the same steps takes the same time; a clock would say so only on a machine that does nothing else.
/// </summary>
public sealed class HiddenTests(LonelyCluster cluster) : IClassFixture<LonelyCluster>
{
    private const int Samples = 10_000;
    private const int People = 50;

    private static readonly (string Name, Func<Person, long, Task<object?>> Send)[] Requests =
    [
        ("like", async (asker, sid) => (await asker.Grain.Swipe(asker.Proof, sid, SwipeKind.Like)).Refusal),
        ("superlike", async (asker, sid) => (await asker.Grain.Swipe(asker.Proof, sid, SwipeKind.Superlike, new Note("hi"))).Refusal),
        ("dislike", async (asker, sid) => (await asker.Grain.Swipe(asker.Proof, sid, SwipeKind.Dislike)).Refusal),
        ("rewind", async (asker, sid) => (await asker.Grain.Rewind(asker.Proof, sid)).Refusal),
        ("unfriend", async (asker, sid) => await asker.Grain.Unfriend(asker.Proof, sid)),
        ("card", async (asker, sid) => (await asker.Grain.GetUser(asker.Proof, sid)).Refusal),
        ("block", async (asker, sid) => await asker.Safety.Block(asker.Proof, sid)),
        ("unblock", async (asker, sid) => await asker.Safety.Unblock(asker.Proof, sid)),
        ("report", async (asker, sid) => (await asker.Safety.Report(asker.Proof, new ReportRequest(sid, ReportReason.Spam))).Refusal),
        ("report only", async (asker, sid) => (await asker.Safety.Report(asker.Proof, new ReportRequest(sid, ReportReason.Fake, Blocks: false))).Refusal),
    ];

    [Fact]
    public async Task EveryRequest_AboutTheBlockerAndAboutNobody_IsAnsweredByTheSameWork()
    {
        var place = cluster.NewPlace();
        var asker = await (await cluster.NewPerson(Interfaces.Profiles.Sex.Male, place)).WithVip(3);
        var blockers = new List<long>();
        for (var count = 0; count < People; count++)
        {
            var blocker = await cluster.NewPerson();
            if (count % 2 == 0)
            {
                // Some were friends.
                await blocker.Swipe(asker);
                await asker.Swipe(blocker);
            }

            Assert.Null(await blocker.Block(asker));
            blockers.Add(blocker.Id);
        }

        var nobody = Enumerable.Range(0, People).Select(_ => cluster.NewId()).ToList();

        var (hidden, missing) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        for (var sample = 0; sample < Samples; sample++)
        {
            var (request, person) = (Requests[sample % Requests.Length], sample / Requests.Length % People);
            Add(hidden, await Measure(request, asker, blockers[person]));
            Add(missing, await Measure(request, asker, nobody[person]));
        }

        Assert.Equal(missing.OrderBy(work => work.Key), hidden.OrderBy(work => work.Key));
        Assert.Equal(Samples, hidden.Values.Sum());
        Assert.All(hidden.Keys, work => Assert.Contains("USER_NOT_FOUND", work, StringComparison.Ordinal));
    }

    private static void Add(Dictionary<string, int> distribution, string work) => distribution[work] = distribution.GetValueOrDefault(work) + 1;

    private async Task<string> Measure((string Name, Func<Person, long, Task<object?>> Send) request, Person asker, long sid)
    {
        var log = new ConcurrentQueue<string>();
        cluster.Calls.Log = log;
        cluster.Relations.OnCall = call => log.Enqueue($"{call.Method} of {(call.Owner == asker.Id ? "the asker" : "another")}");
        cluster.Documents.OnCall = call => log.Enqueue(call.Method);
        try
        {
            var answer = await request.Send(asker, sid);
            return $"{request.Name}: {string.Join(", ", log)}: {answer}";
        }
        finally
        {
            cluster.Calls.Log = null;
            cluster.Relations.OnCall = null;
            cluster.Documents.OnCall = null;
        }
    }
}

/// <summary>A silo of its own: the calls of other tests would be recorded with those of this one.</summary>
public sealed class LonelyCluster() : SwiperCluster(silos: 1);
