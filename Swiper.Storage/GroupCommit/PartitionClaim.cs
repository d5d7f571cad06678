namespace Swiper.Storage.GroupCommit;

/// <summary>A new activation's claim on one user's partition. Outcome: whether its epoch was the expected one, so that it was raised.</summary>
/// <param name="owner">Whose partition.</param>
/// <param name="expectedEpoch">The epoch it is conditional on.</param>
public sealed class PartitionClaim(long owner, long expectedEpoch) : StoreChange<bool>
{
    /// <summary>Whose partition.</summary>
    public long Owner { get; } = owner;

    /// <summary>The epoch it is conditional on; 0 where nothing was ever written.</summary>
    public long ExpectedEpoch { get; } = expectedEpoch;

    private protected override int RowsOf(bool outcome) => outcome ? 1 : 0;
}
