using System.Collections.Immutable;

namespace Swiper.Storage;

/// <summary>Tells whether the databases can do their work.</summary>
public interface IStoreHealth
{
    /// <summary>Commits something that is nobody's data on every database, behind what is queued there.</summary>
    /// <param name="cancellationToken">When to give up; databases that have not answered by then count as failing.</param>
    Task<ImmutableArray<StoreHealth>> Check(CancellationToken cancellationToken);
}

/// <summary>What a check of one database found.</summary>
/// <param name="Store">Its name.</param>
/// <param name="Failure">Why it cannot commit; null where it can.</param>
public sealed record StoreHealth(string Store, string? Failure)
{
    /// <summary>Whether it can commit.</summary>
    public bool IsHealthy => Failure is null;
}
