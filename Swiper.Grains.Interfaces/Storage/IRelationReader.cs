using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Media;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// Reads the relations of one shard. A read sees every write acknowledged before it began. Every method throws <see
/// cref="StoreUnavailableException"/> if the store cannot answer.
/// </summary>
public interface IRelationReader
{
    /// <summary>Reads the head of a partition, or a new one with epoch 0 if nothing was ever written.</summary>
    ValueTask<PartitionHead> ReadHead(long owner);

    /// <summary>Reads what an activation needs to start.</summary>
    ValueTask<PartitionStart> ReadStart(long owner);

    /// <summary>Reads the row about one person, or null.</summary>
    ValueTask<Relation?> Read(long owner, long other);

    /// <summary>Reads pending rows, lowest sequence number first.</summary>
    ValueTask<ImmutableArray<Relation>> ReadPending(long owner, int limit);

    /// <summary>
    /// Reads the row of the last swipe that was not undone, of a person without a block, by sequence number, or null. Scans all rows: see <see cref="PartitionHead.Recent"/>.
    /// </summary>
    ValueTask<Relation?> ReadLastSwipe(long owner);

    /// <summary>
    /// Finds which of the given people the owner has swiped, parted from (see <see cref="Relation.IsParted"/>), or blocks or is blocked by, in no
    /// particular order. Dislikes of
    /// before <paramref name="dislikesSince"/> do not count.
    /// </summary>
    ValueTask<ImmutableArray<long>> ReadSwiped(long owner, ImmutableArray<long> among, DateTimeOffset dislikesSince);

    /// <summary>Reads friends, newest first, ties by descending id, starting after <paramref name="after"/> if it is given.</summary>
    ValueTask<ImmutableArray<PersonSince>> ReadFriends(long owner, PersonSince? after, int limit);

    /// <summary>
    /// Reads the people who wait for the owner's answer to a like or superlike (see <see cref="Relation.IsWaiting"/>), newest first, ties by descending
    /// id, starting after <paramref name="after"/> if it is given.
    /// </summary>
    ValueTask<ImmutableArray<PersonSince>> ReadLikes(long owner, PersonSince? after, int limit);

    /// <summary>Counts the people of <see cref="ReadLikes"/>. Scans all of them.</summary>
    ValueTask<int> CountLikes(long owner);

    /// <summary>
    /// Reads the people whom the owner blocks and who do not block the owner, newest first, ties by descending id, starting after <paramref
    /// name="after"/> if it is given.
    /// </summary>
    ValueTask<ImmutableArray<PersonSince>> ReadBlocks(long owner, PersonSince? after, int limit);

    /// <summary>Counts the people whom the owner blocks, also those who block the owner.</summary>
    ValueTask<int> CountBlocks(long owner);

    /// <summary>Reads the superlikes that wait for the owner's answer, newest first, ties by descending id.</summary>
    ValueTask<ImmutableArray<Superlike>> ReadSuperlikes(long owner, int limit);

    /// <summary>Reads owners above <paramref name="afterOwner"/>, ascending, who have a pending row or an unsettled head.</summary>
    ValueTask<ImmutableArray<long>> ReadUnfinished(long afterOwner, int limit);

    /// <summary>Reads owners above <paramref name="afterOwner"/>, ascending, whose head says that a work is to be done with their pictures.</summary>
    ValueTask<ImmutableArray<long>> ReadPictureOwners(PictureWork work, long afterOwner, int limit);
}

/// <summary>A partition when its user wakes.</summary>
/// <param name="Head">The head, or a new one with epoch 0 if nothing was ever written.</param>
/// <param name="HasPending">Whether there are pending rows.</param>
public readonly record struct PartitionStart(PartitionHead Head, bool HasPending);

/// <summary>A person on a list of an owner's, and since when they are on it.</summary>
public readonly record struct PersonSince(long Id, DateTimeOffset Since);

/// <summary>A superlike as its receiver has it.</summary>
/// <param name="From">The person who sent it.</param>
/// <param name="At">When it was heard.</param>
/// <param name="Note">The note that came with it, or null.</param>
public readonly record struct Superlike(long From, DateTimeOffset At, string? Note)
{
    /// <summary>Names the sender and keeps the note out of logs.</summary>
    public override string ToString() => $"superlike of {From}";
}
