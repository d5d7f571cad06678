using System.Collections.Immutable;

namespace Swiper.Storage;

/// <summary>Probes whether the databases can commit.</summary>
public interface IStoreHealth
{
    /// <summary>Commits a probe on every database, behind what is queued there.</summary>
    /// <param name="cancellationToken">Ends the check; databases that have not answered by then count as failing.</param>
    Task<ImmutableArray<StoreHealth>> Check(CancellationToken cancellationToken);
}

/// <summary>The result of probing one database.</summary>
public sealed record StoreHealth(string Store, string? Failure)
{
    /// <summary>Whether the database can commit.</summary>
    public bool IsHealthy => Failure is null;
}
