using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// The relations of all users, one partition a user. Reads see every write that was acknowledged before they began. Every method
/// throws <see cref="StoreUnavailableException"/> when the store cannot answer.
/// </summary>
public interface IRelationStore
{
    /// <summary>How many shards there are, numbered from 0.</summary>
    int ShardCount { get; }

    /// <summary>The head of a partition; a new one with epoch 0 where nothing was ever written.</summary>
    ValueTask<PartitionHead> ReadHead(long owner);

    /// <summary>The row about one person, or null.</summary>
    ValueTask<Relation?> Read(long owner, long other);

    /// <summary>Rows whose other person has yet to be told, oldest sequence number first.</summary>
    ValueTask<ImmutableArray<Relation>> ReadPending(long owner, int limit);

    /// <summary>The row of the last swipe that stands, by sequence number, or null. It walks through all rows: see <see cref="PartitionHead.Recent"/>.</summary>
    ValueTask<Relation?> ReadLastSwipe(long owner);

    /// <summary>Which of the given people the owner has swiped, or parted from (see <see cref="Relation.IsParted"/>), in no particular order.</summary>
    ValueTask<ImmutableArray<long>> ReadSwiped(long owner, ImmutableArray<long> among);

    /// <summary>Friends, newest first, ties by id downwards; those after <paramref name="after"/> where it is given.</summary>
    ValueTask<ImmutableArray<Friend>> ReadFriends(long owner, Friend? after, int limit);

    /// <summary>Owners above <paramref name="afterOwner"/>, ascending, on one shard, who have a pending row or an unsettled head.</summary>
    ValueTask<ImmutableArray<long>> ReadUnfinished(int shard, long afterOwner, int limit);

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
