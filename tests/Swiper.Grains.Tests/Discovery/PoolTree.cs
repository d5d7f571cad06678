using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Discovery;

/// <summary>A pool of women, looked at part by part and from outside.</summary>
internal sealed class PoolTree(SwiperCluster cluster, string pool)
{
    private static readonly Seeker Bob = new(1, Sex.Male, Age: 30, MinAge: 18, MaxAge: 100);
    private static readonly DeckSlice Everybody = new(0, 0, DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>A caller with hints of its own.</summary>
    public CandidatePools Pools { get; } = new(cluster.Grains, new PoolHints(), SmallPoolCluster.PoolSize);

    public static Candidate Woman(long id, long revision = 1) =>
        new(id, revision, null, null, new DateOnly(1996, 1, 1), Sex.Male, 18, 100, null, ActiveOn: new DateOnly(2026, 3, 1));

    public Task Put(IEnumerable<long> ids) => Task.WhenAll(ids.Select(id => Pools.Put(pool, Woman(id))));

    public Task Remove(IEnumerable<long> ids) => Task.WhenAll(ids.Select(id => Pools.Remove(pool, id, revision: 2)));

    /// <summary>How many people each part holds that is not split.</summary>
    public Task<List<int>> Sizes() => Sizes(PoolPart.Whole(pool));

    /// <summary>Everybody a seeker is shown, in pages, by a caller without hints, in their order.</summary>
    public async Task<List<long>> Everyone(int pageSize = 7)
    {
        var stranger = new CandidatePools(cluster.Grains, new PoolHints(), SmallPoolCluster.PoolSize);
        var found = new List<long>();
        for (ulong? from = 0; from is not null;)
        {
            var page = await stranger.Page(pool, Bob, Everybody, from.Value, pageSize, (_, _) => { });
            found.AddRange(page.People.Select(one => one.Id));
            from = page.Last + 1;
        }

        return found;
    }

    public Task Deactivate() => Deactivate(PoolPart.Whole(pool));

    public ICandidatePoolPart Part(PoolPart part) => cluster.Grains.GetGrain<ICandidatePoolPart>(part.ToString());

    private async Task<List<int>> Sizes(PoolPart part) => await Part(part).Count() is { } count
        ? [count]
        : [.. await Sizes(part.First), .. await Sizes(part.Second)];

    private async Task Deactivate(PoolPart part)
    {
        if (await Part(part).Count() is null)
        {
            await Deactivate(part.First);
            await Deactivate(part.Second);
        }

        await cluster.Deactivate(Part(part));
    }
}
