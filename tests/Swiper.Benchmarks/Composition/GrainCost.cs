using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using Swiper.Benchmarks.Storage;
using Swiper.Grains;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Benchmarks.Composition;

/// <summary>Measures the grain calls of a like and the memory of an active user: the real grains over stores that do nothing.</summary>
internal static class GrainCost
{
    private const int Likers = 64;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Processor microseconds per like of an active user, round by round.</summary>
    /// <param name="town">How many people there are to like.</param>
    /// <param name="rounds">How many rounds count.</param>
    /// <param name="duration">How long each round takes.</param>
    public static async Task<Spread> OfALike(int town, int rounds, TimeSpan duration)
    {
        await using var cluster = await Start();
        var figures = new List<double>();
        var number = 0L;
        for (var round = -1; round < rounds; round++)
        {
            var likes = 0L;
            var cpu = Environment.CpuUsage.TotalTime;
            var started = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, Likers).Select(liker => Task.Run(async () =>
            {
                var user = cluster.Client.GetGrain<IUserGrain>(SwipeRows.IdOf(liker));
                while (Stopwatch.GetElapsedTime(started) < duration)
                {
                    await Like(user, SwipeRows.IdOf(Likers + (Interlocked.Increment(ref number) % town)));
                    Interlocked.Increment(ref likes);
                }
            })));
            if (round >= 0)
            {
                figures.Add((Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / likes);
            }
        }

        return Spread.Of(figures);
    }

    /// <summary>Calls per second of a nearly empty method, round by round; each caller awaits one call after the other.</summary>
    /// <param name="callers">How many concurrent callers, each with its own grain.</param>
    /// <param name="rounds">How many rounds count.</param>
    /// <param name="duration">How long each round takes.</param>
    public static async Task<Spread> CallsPerSecond(int callers, int rounds, TimeSpan duration)
    {
        await using var cluster = await Start();
        var figures = new List<double>();
        for (var round = -1; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            var calls = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
            {
                var user = cluster.Client.GetGrain<IUserPeer>(SwipeRows.IdOf(caller));
                var count = 0L;
                for (; Stopwatch.GetElapsedTime(started) < duration; count++)
                {
                    await user.Exists();
                }

                return count;
            })));
            if (round >= 0)
            {
                figures.Add(calls.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds);
            }
        }

        return Spread.Of(figures);
    }

    /// <summary>Bytes of memory per additional active user who only swipes.</summary>
    public static async Task<double> BytesOfAnActiveUser(int users)
    {
        await using var cluster = await Start();
        var target = SwipeRows.IdOf(0);
        await Like(cluster.Client.GetGrain<IUserGrain>(SwipeRows.IdOf(1)), target);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < users; i++)
        {
            await Like(cluster.Client.GetGrain<IUserGrain>(SwipeRows.IdOf(2 + i)), target);
        }

        return (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)users;
    }

    /// <summary>Bytes of memory left by a like of somebody who was asleep, once they are asleep again.</summary>
    public static async Task<double> BytesLeftByALikeOfASleeper(int sleepers)
    {
        var store = new NoStore();
        await using var cluster = await Start(store);
        var liker = cluster.Client.GetGrain<IUserGrain>(SwipeRows.IdOf(0));

        // What the store keeps of each of them is none of the memory in question.
        for (var i = 1; i <= sleepers; i++)
        {
            await store.Claim(SwipeRows.IdOf(i), expectedEpoch: 0);
        }

        await Like(liker, SwipeRows.IdOf(sleepers + 1));
        await UntilAsleep(cluster.Client, awake: 1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 1; i <= sleepers; i++)
        {
            await Like(liker, SwipeRows.IdOf(i));
        }

        await UntilAsleep(cluster.Client, awake: 1);
        return (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)sleepers;
    }

    /// <summary>Waits until no more users than that are active.</summary>
    private static async Task UntilAsleep(IGrainFactory grains, int awake)
    {
        var management = grains.GetGrain<IManagementGrain>(0);
        while ((await management.GetSimpleGrainStatistics())
            .Where(kind => kind.GrainType.Contains("Swiper.Grains.Users.UserGrain", StringComparison.Ordinal))
            .Sum(kind => kind.ActivationCount) > awake)
        {
            await Task.Delay(LookInterval);
        }
    }

    private static async Task Like(IUserGrain user, long other)
    {
        var result = await user.Swipe(EveryoneStorage.Proof, other, SwipeKind.Like);
        if (result.Refusal is not null)
        {
            throw new InvalidOperationException($"A like was refused: {result.Refusal.Code}.");
        }
    }

    private static Task<InProcessTestCluster> Start() => Start(new NoStore());

    private static async Task<InProcessTestCluster> Start(NoStore store)
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSwiperGrains(new ConfigurationBuilder()
                .AddInMemoryCollection([new("Quotas:Like", "1000000000")])
                .Build());
            silo.Services.AddSingleton<IRelationStore>(store);
            silo.Services.AddSingleton<ICandidateStore>(_ => throw new NotSupportedException());
            silo.Services.AddSingleton<ISmsQueue>(_ => throw new NotSupportedException());
            silo.Services.AddSingleton<IEntropy>(_ => new SystemEntropy());
            silo.Services.AddKeyedSingleton<IGrainStorage>(GrainStorage.Name, new EveryoneStorage());
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}

internal sealed class SystemEntropy : IEntropy
{
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
