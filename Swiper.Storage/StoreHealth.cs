namespace Swiper.Storage;

/// <summary>What a check of one database found.</summary>
/// <param name="Store">Its name.</param>
/// <param name="Failure">Why it cannot commit; null where it can.</param>
public sealed record StoreHealth(string Store, string? Failure)
{
    /// <summary>Whether it can commit.</summary>
    public bool IsHealthy => Failure is null;
}
