using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

internal interface IOperatorReader
{
    /// <summary>Reads the shard's lines, as <see cref="IOperatorStore.ReadAudit"/>.</summary>
    ValueTask<ImmutableArray<AuditLine>> ReadAudit((DateTimeOffset At, long Id)? after, int limit);

    /// <summary>Counts in the shard.</summary>
    ValueTask<Census> Count();
}

/// <summary>The audit log over all shards: a line goes to its user's database, and is read from all of them.</summary>
internal sealed class OperatorStore(StoreShards shards) : IOperatorStore
{
    public Task Append(AuditLine line)
    {
        StoreText.Check(line.Done.Operator, nameof(line));
        StoreText.Check(line.Done.Act, nameof(line));
        StoreText.Check(line.Done.Detail, nameof(line));
        return shards.Of(line.Done.User).Writer.Submit(new AuditAddition(line));
    }

    public async Task<ImmutableArray<AuditLine>> ReadAudit((DateTimeOffset At, long Id)? after, int limit)
    {
        var lines = await Task.WhenAll(Readers.Select(reader => reader.ReadAudit(after, limit).AsTask()));
        return [.. lines.SelectMany(some => some).OrderByDescending(line => line.At).ThenByDescending(line => line.Id).Take(limit)];
    }

    public async Task<Census> Count()
    {
        var counts = await Task.WhenAll(Readers.Select(reader => reader.Count().AsTask()));
        return counts.Aggregate((sum, next) => sum.Plus(next));
    }

    private IEnumerable<IOperatorReader> Readers => Enumerable.Range(0, shards.Count).Select(shard => shards[shard].Operators);
}
