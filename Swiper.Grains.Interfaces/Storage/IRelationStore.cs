using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// The relations of all users, one partition per user. Every method throws <see cref="StoreUnavailableException"/> if the store cannot answer.
/// </summary>
public interface IRelationStore
{
    /// <summary>The number of shards, which are numbered from 0.</summary>
    int ShardCount { get; }

    /// <summary>The reader of the shard that holds an owner's partition.</summary>
    IRelationReader Of(long owner);

    /// <summary>The reader of one shard, by number.</summary>
    IRelationReader Shard(int shard);

    /// <summary>
    /// Raises the epoch of a partition by one, durably; if nothing was ever written, creates the head with epoch 1. False if the epoch is not the
    /// expected one: nothing was written. After a claim no write of an earlier epoch can follow, so a later read sees all that the claimant owns.
    /// </summary>
    /// <param name="owner">The owner of the partition.</param>
    /// <param name="expectedEpoch">The epoch the partition must have; 0 if nothing was ever written.</param>
    Task<bool> Claim(long owner, long expectedEpoch);

    /// <summary>
    /// Changes one row by a rule, and the head with it if the rule says so, in one transaction. Completes after the commit, with the decision. Null
    /// if the partition's epoch is not the head's: the caller's activation is fenced, and nothing was written.
    /// </summary>
    /// <typeparam name="TOutcome">The part of the decision that only the caller needs.</typeparam>
    /// <param name="head">The head as the caller knows it; its epoch is the one the partition must have.</param>
    /// <param name="other">The person the row is about.</param>
    /// <param name="known">The row as stored under that epoch, which saves a read, or null if unknown.</param>
    /// <param name="rule">The rule. If it throws, nothing is written and the caller gets the exception.</param>
    Task<RowDecision<TOutcome>?> Change<TOutcome>(PartitionHead head, long other, Relation? known, RowRule<TOutcome> rule);

    /// <summary>
    /// Claims a partition and changes one of its rows by a rule, in one transaction, so that waking a user for a single change costs one write. The
    /// rule is given the head as stored. The decision's head is the one that was written, with the raised epoch. Null if the epoch is not the
    /// expected one: nothing was written.
    /// </summary>
    /// <typeparam name="TOutcome">The part of the decision that only the caller needs.</typeparam>
    /// <param name="owner">The owner of the partition.</param>
    /// <param name="expectedEpoch">The epoch the partition must have; 0 if nothing was ever written.</param>
    /// <param name="other">The person the row is about.</param>
    /// <param name="rule">The rule. If it throws, nothing is written and the caller gets the exception.</param>
    Task<RowDecision<TOutcome>?> ClaimAndChange<TOutcome>(long owner, long expectedEpoch, long other, RowRule<TOutcome> rule);

    /// <summary>
    /// Writes atomically and durably; completes after the commit. False if the partition's epoch is not the write's: the caller's activation is
    /// fenced, and nothing was written.
    /// </summary>
    Task<bool> Write(RelationWrite write);
}

/// <summary>One atomic change of a partition.</summary>
/// <param name="Owner">The owner of the partition.</param>
/// <param name="ExpectedEpoch">The epoch the partition must have, or nothing is written.</param>
/// <param name="Head">The new head, whose epoch is the expected one or one more; null leaves the head as it is.</param>
/// <param name="Rows">The owner's rows to insert or replace.</param>
public sealed record RelationWrite(long Owner, long ExpectedEpoch, PartitionHead? Head, ImmutableArray<Relation> Rows);
