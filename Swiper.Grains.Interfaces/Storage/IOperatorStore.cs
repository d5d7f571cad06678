using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Operators;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// The audit log, each line in the shard of the user whom it is about, and figures of all shards. Every method throws <see
/// cref="StoreUnavailableException"/> if a store cannot answer.
/// </summary>
public interface IOperatorStore
{
    /// <summary>Adds a line, durably. Completes after the commit. A line that is there already changes nothing.</summary>
    Task Append(AuditLine line);

    /// <summary>Reads lines of all shards, newest first, ties by descending id, starting after a place if one is given.</summary>
    /// <param name="after">Time and id of the last line read, or null.</param>
    /// <param name="limit">The most lines to answer.</param>
    Task<ImmutableArray<AuditLine>> ReadAudit((DateTimeOffset At, long Id)? after, int limit);

    /// <summary>Counts over all shards.</summary>
    Task<Census> Count();
}
