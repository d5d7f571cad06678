using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

internal interface ICandidateReader
{
    /// <summary>Reads a pool's candidates with ids in a range, by ascending id.</summary>
    ValueTask<ImmutableArray<Candidate>> ReadPage(string pool, long from, long until, int limit);
}

/// <summary>Candidates over all shards: reads go to the pool's database, writes through its group commit.</summary>
internal sealed class CandidateStore(StoreShards shards) : ICandidateStore
{
    /// <summary>Bounds the memory for a pool being read, and the time a connection is held.</summary>
    private const int PageSize = 1_000;

    public async IAsyncEnumerable<Candidate> ReadPool(string pool, long from, long until, int limit)
    {
        var reader = shards.Of(pool).Candidates;
        for (var (next, left) = (from, limit); left > 0;)
        {
            var size = Math.Min(left, PageSize);
            var page = await reader.ReadPage(pool, next, until, size);
            foreach (var candidate in page)
            {
                yield return candidate;
            }

            if (page.Length < size)
            {
                yield break;
            }

            (next, left) = (page[^1].Id + 1, left - size);
        }
    }

    public Task<bool> Write(string pool, long userId, long revision, Candidate? entry)
    {
        StoreText.Check(pool, nameof(pool));
        StoreText.Check(entry?.Nickname, nameof(entry));
        StoreText.Check(entry?.AvatarKey, nameof(entry));
        StoreText.Check(entry?.Place, nameof(entry));
        StoreText.Check(entry?.Bio, nameof(entry), StoreText.LongMaxLength);
        StoreText.Check(entry?.Interests, nameof(entry), StoreText.LongMaxLength);
        StoreText.Check(entry?.Photos, nameof(entry), StoreText.LongMaxLength);
        return shards.Of(pool).Writer.Submit(new CandidateChange(pool, userId, revision, entry));
    }
}
