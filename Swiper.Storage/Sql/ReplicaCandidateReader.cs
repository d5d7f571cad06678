using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Sql;

/// <summary>Reads candidates from a replica, or from the primary while the replica is down.</summary>
internal sealed class ReplicaCandidateReader(ICandidateReader replica, ICandidateReader primary) : ICandidateReader
{
    public async ValueTask<ImmutableArray<Candidate>> ReadPage(string pool, long from, long until, int limit)
    {
        try
        {
            return await replica.ReadPage(pool, from, until, limit);
        }
        catch (StoreUnavailableException)
        {
            return await primary.ReadPage(pool, from, until, limit);
        }
    }
}
