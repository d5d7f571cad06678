using Swiper.Grains.Interfaces.Discovery;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// The entries of all candidate pools, one partition per pool. Every method throws <see cref="StoreUnavailableException"/> if the store cannot
/// answer.
/// </summary>
public interface ICandidateStore
{
    /// <summary>Reads those candidates of a pool whose ids are in a range, by ascending id, and no more rows than the limit.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="from">The lowest id.</param>
    /// <param name="until">The id after the highest.</param>
    /// <param name="limit">The most candidates to answer.</param>
    IAsyncEnumerable<Candidate> ReadPool(string pool, long from = 0, long until = Limits.UserIdExclusiveMax, int limit = int.MaxValue);

    /// <summary>
    /// Lists a person, or removes them (<paramref name="entry"/> null), durably, unless the stored revision is the same or higher. A removal keeps
    /// its revision, so that a late listing cannot bring the person back.
    /// </summary>
    /// <returns>Whether the entry was written; false if it was stale.</returns>
    Task<bool> Write(string pool, long userId, long revision, Candidate? entry);
}
