using Swiper.Grains.Interfaces.Discovery;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>The entries of all candidate pools, one partition a pool. Throws <see cref="StoreUnavailableException"/> when it cannot answer.</summary>
public interface ICandidateStore
{
    /// <summary>Everyone listed in a pool, by id upwards.</summary>
    IAsyncEnumerable<Candidate> ReadPool(string pool);

    /// <summary>
    /// Lists a person, or takes them off (<paramref name="entry"/> null), durably, unless what is stored has the same or a higher revision.
    /// Someone taken off leaves their revision behind, so that a late listing cannot bring them back.
    /// </summary>
    /// <param name="pool">The pool's key.</param>
    /// <param name="userId">Who.</param>
    /// <param name="revision">The person's revision.</param>
    /// <param name="entry">The entry, or null.</param>
    /// <returns>Whether it was written; false when a later revision is there already.</returns>
    Task<bool> Write(string pool, long userId, long revision, Candidate? entry);
}
