using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// Reads the relations of one shard. A read sees every write that was acknowledged before it began. Every method throws
/// <see cref="StoreUnavailableException"/> when the store cannot answer.
/// </summary>
public interface IRelationReader
{
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

    /// <summary>Owners above <paramref name="afterOwner"/>, ascending, who have a pending row or an unsettled head.</summary>
    ValueTask<ImmutableArray<long>> ReadUnfinished(long afterOwner, int limit);
}

/// <summary>One friend of an owner.</summary>
/// <param name="Id">The friend.</param>
/// <param name="Since">Since when.</param>
public readonly record struct Friend(long Id, DateTimeOffset Since);
