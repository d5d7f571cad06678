using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// The relations of all users, one partition a user. Every method throws <see cref="StoreUnavailableException"/> when the store cannot answer.
/// </summary>
public interface IRelationStore
{
    /// <summary>How many shards there are, numbered from 0.</summary>
    int ShardCount { get; }

    /// <summary>Reads the shard that an owner's partition lives on.</summary>
    IRelationReader Of(long owner);

    /// <summary>Reads one shard, by number.</summary>
    IRelationReader Shard(int shard);

    /// <summary>
    /// Raises the epoch of a partition by one, durably, and changes nothing else; where nothing was ever written the head comes to be with epoch 1.
    /// False when the epoch is not the expected one: nothing was written. What is read after it is what the claimant owns: no write of
    /// an earlier epoch can follow.
    /// </summary>
    /// <param name="owner">Whose partition.</param>
    /// <param name="expectedEpoch">The epoch the partition must have; 0 where nothing was ever written.</param>
    Task<bool> Claim(long owner, long expectedEpoch);

    /// <summary>
    /// Changes one row by a rule, and the head with it if the rule says so, in one transaction; completes after the commit, with what was
    /// decided. Null when the partition's epoch is not the head's: nothing was written and the caller's activation has a successor.
    /// </summary>
    /// <typeparam name="TOutcome">What the caller wants to know of the decision.</typeparam>
    /// <param name="head">The head of the row's partition as the caller knows it; its epoch is the one the partition must have.</param>
    /// <param name="other">The person the row is about.</param>
    /// <param name="known">The row as it is stored under that epoch, which spares reading it, or null if the caller does not know it.</param>
    /// <param name="rule">Decides. What it throws comes back to the caller, and nothing was written.</param>
    Task<RowDecision<TOutcome>?> Change<TOutcome>(PartitionHead head, long other, Relation? known, RowRule<TOutcome> rule);

    /// <summary>
    /// Writes atomically and durably; completes after the commit. False when the partition's epoch is not the write's: nothing was
    /// written and the caller's activation has a successor.
    /// </summary>
    Task<bool> Write(RelationWrite write);
}

/// <summary>One atomic change of a partition.</summary>
/// <param name="Owner">Whose partition.</param>
/// <param name="ExpectedEpoch">The epoch the partition must have, or nothing is written.</param>
/// <param name="Head">The new head, whose epoch is the expected one or one more; null leaves the head alone.</param>
/// <param name="Rows">The rows to put in place of what is there; all of the owner's.</param>
public sealed record RelationWrite(long Owner, long ExpectedEpoch, PartitionHead? Head, ImmutableArray<Relation> Rows);
