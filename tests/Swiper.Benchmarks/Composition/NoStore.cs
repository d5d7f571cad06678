using System.Collections.Concurrent;
using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Benchmarks.Composition;

/// <summary>A relation store that keeps nothing but claims, so that a swipe costs what the grains cost.</summary>
internal sealed class NoStore : IRelationStore, IRelationReader
{
    private static readonly Task<bool> Written = Task.FromResult(true);
    private readonly ConcurrentDictionary<long, long> _epochs = new();

    public int ShardCount => 1;

    public IRelationReader Of(long owner) => this;

    public IRelationReader Shard(int shard) => this;

    public ValueTask<PartitionHead> ReadHead(long owner) => new(new PartitionHead(owner) { Epoch = _epochs.GetValueOrDefault(owner) });

    public async ValueTask<PartitionStart> ReadStart(long owner) => new(await ReadHead(owner), HasPending: false);

    public ValueTask<Relation?> Read(long owner, long other) => new((Relation?)null);

    public ValueTask<ImmutableArray<Relation>> ReadPending(long owner, int limit) => new([]);

    public ValueTask<Relation?> ReadLastSwipe(long owner) => new((Relation?)null);

    public ValueTask<ImmutableArray<long>> ReadSwiped(long owner, ImmutableArray<long> among, DateTimeOffset dislikesSince) => new([]);

    public ValueTask<ImmutableArray<PersonSince>> ReadFriends(long owner, PersonSince? after, int limit) => new([]);

    public ValueTask<ImmutableArray<PersonSince>> ReadLikes(long owner, PersonSince? after, int limit) => new([]);

    public ValueTask<int> CountLikes(long owner) => new(0);

    public ValueTask<ImmutableArray<PersonSince>> ReadBlocks(long owner, PersonSince? after, int limit) => new([]);

    public ValueTask<int> CountBlocks(long owner) => new(0);

    public ValueTask<ImmutableArray<Superlike>> ReadSuperlikes(long owner, int limit) => new([]);

    public ValueTask<ImmutableArray<long>> ReadUnfinished(long afterOwner, int limit) => new([]);

    public ValueTask<ImmutableArray<long>> ReadPictureOwners(PictureWork work, long afterOwner, int limit) => new([]);

    public Task<bool> Claim(long owner, long expectedEpoch)
    {
        _epochs[owner] = expectedEpoch + 1;
        return Written;
    }

    public Task<RowDecision<TOutcome>?> Change<TOutcome>(PartitionHead head, long other, Relation? known, RowRule<TOutcome> rule) =>
        Task.FromResult<RowDecision<TOutcome>?>(rule(known ?? new Relation(head.Owner, other), head));

    public Task<RowDecision<TOutcome>?> ClaimAndChange<TOutcome>(long owner, long expectedEpoch, long other, RowRule<TOutcome> rule)
    {
        _epochs[owner] = expectedEpoch + 1;
        var head = new PartitionHead(owner) { Epoch = expectedEpoch + 1 };
        var decision = rule(new Relation(owner, other), head);
        return Task.FromResult<RowDecision<TOutcome>?>(decision with { Head = decision.Head ?? head });
    }

    public Task<bool> Write(RelationWrite write) => Written;
}
