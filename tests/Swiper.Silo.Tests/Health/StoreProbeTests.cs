using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Swiper.Silo.Health;
using Swiper.Storage;

namespace Swiper.Silo.Tests.Health;

public sealed class StoreProbeTests
{
    private const int Callers = 100;

    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedStores _stores = new();

    [Fact]
    public async Task Failures_AskedByMany_ChecksTheStoresOnce()
    {
        var probe = new StoreProbe(_stores, _time);

        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => probe.Failures()));

        Assert.All(answers, Assert.Empty);
        Assert.Equal(1, _stores.Checks);
    }

    [Fact]
    public async Task Failures_AskedAgainAfterASecond_ChecksAgain()
    {
        var probe = new StoreProbe(_stores, _time);
        Assert.Empty(await probe.Failures());
        _stores.Failure = "the server cannot be reached";

        Assert.Empty(await probe.Failures());
        _time.Advance(TimeSpan.FromSeconds(1.1));

        Assert.Contains("cannot be reached", await probe.Failures(), StringComparison.Ordinal);
        Assert.Equal(2, _stores.Checks);
    }

    [Fact]
    public async Task Failures_StoreThatHangs_AreTheSameForEveryoneWhoWaits()
    {
        _stores.Hangs = true;
        var probe = new StoreProbe(_stores, _time);
        var asked = Enumerable.Range(0, Callers).Select(_ => probe.Failures()).ToList();
        _time.Advance(TimeSpan.FromSeconds(1.4));
        Assert.All(asked, answer => Assert.False(answer.IsCompleted));

        _time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.All(await Task.WhenAll(asked), answer => Assert.Contains("in time", answer, StringComparison.Ordinal));
        Assert.Equal(1, _stores.Checks);
    }

    /// <summary>One database.</summary>
    private sealed class ScriptedStores : IStoreHealth
    {
        public string? Failure { get; set; }

        public bool Hangs { get; set; }

        public int Checks { get; private set; }

        public async Task<ImmutableArray<StoreHealth>> Check(CancellationToken cancellationToken)
        {
            Checks++;
            if (Hangs)
            {
                var given = new TaskCompletionSource();
                await using var registered = cancellationToken.Register(given.SetResult);
                await given.Task;
                return [new StoreHealth("shard-0", "did not commit in time")];
            }

            return [new StoreHealth("shard-0", Failure)];
        }
    }
}
