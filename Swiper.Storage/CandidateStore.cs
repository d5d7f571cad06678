using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

/// <summary>Candidates over all shards: reads go to the pool's database, writes through its group commit.</summary>
/// <param name="shards">The databases.</param>
public sealed class CandidateStore(StoreShards shards) : ICandidateStore
{
    /// <summary>Bounds what is in memory of a pool that is being read, and how long a connection is held.</summary>
    private const int PageSize = 1_000;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Candidate> ReadPool(string pool)
    {
        var reader = shards.Of(pool).Candidates;
        for (var after = long.MinValue; ;)
        {
            var page = await reader.ReadPage(pool, after, PageSize);
            foreach (var candidate in page)
            {
                yield return candidate;
            }

            if (page.Length < PageSize)
            {
                yield break;
            }

            after = page[^1].Id;
        }
    }

    /// <inheritdoc/>
    public Task<bool> Write(string pool, long userId, long revision, Candidate? entry)
    {
        StoreText.Check(pool, nameof(pool));
        StoreText.Check(entry?.Nickname, nameof(entry));
        StoreText.Check(entry?.AvatarKey, nameof(entry));
        return shards.Of(pool).Writer.Submit(new CandidateChange(pool, userId, revision, entry));
    }
}
