using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage;

/// <summary>Reads relations of one database: the reading half of <see cref="IRelationStore"/>.</summary>
internal interface IRelationReader
{
    /// <inheritdoc cref="IRelationStore.ReadHead"/>
    ValueTask<PartitionHead> ReadHead(long owner);

    /// <inheritdoc cref="IRelationStore.Read"/>
    ValueTask<Relation?> Read(long owner, long other);

    /// <inheritdoc cref="IRelationStore.ReadPending"/>
    ValueTask<ImmutableArray<Relation>> ReadPending(long owner, int limit);

    /// <inheritdoc cref="IRelationStore.ReadLastSwipe"/>
    ValueTask<Relation?> ReadLastSwipe(long owner);

    /// <inheritdoc cref="IRelationStore.ReadSwiped"/>
    ValueTask<ImmutableArray<long>> ReadSwiped(long owner, ImmutableArray<long> among);

    /// <inheritdoc cref="IRelationStore.ReadFriends"/>
    ValueTask<ImmutableArray<Friend>> ReadFriends(long owner, Friend? after, int limit);

    /// <summary>Owners above <paramref name="afterOwner"/>, ascending, who have a pending row or an unsettled head.</summary>
    ValueTask<ImmutableArray<long>> ReadUnfinished(long afterOwner, int limit);
}
