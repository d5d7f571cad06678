using Swiper.Grains.Interfaces.Discovery;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// The entries of all candidate pools, one partition per pool. Every method throws <see cref="StoreUnavailableException"/> if the store cannot
/// answer.
/// </summary>
public interface ICandidateStore
{
    /// <summary>Reads the candidates of a pool, by ascending id.</summary>
    IAsyncEnumerable<Candidate> ReadPool(string pool);

    /// <summary>
    /// Lists a person, or removes them (<paramref name="entry"/> null), durably, unless the stored revision is the same or higher. A removal keeps
    /// its revision, so that a late listing cannot bring the person back.
    /// </summary>
    /// <returns>Whether the entry was written; false if it was stale.</returns>
    Task<bool> Write(string pool, long userId, long revision, Candidate? entry);
}
