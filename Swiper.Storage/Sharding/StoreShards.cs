using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Sharding;

/// <summary>All databases, in the order of the settings. Owns and closes them.</summary>
public sealed class StoreShards(ImmutableArray<StoreShard> shards, ILogger<StoreShards> logger) : IStoreHealth, IAsyncDisposable, IDisposable
{
    private int _disposed;

    /// <summary>The number of shards.</summary>
    public int Count => shards.Length;

    /// <summary>A shard by number.</summary>
    public StoreShard this[int shard] => shards[shard];

    /// <summary>All shards, in their order.</summary>
    public IEnumerable<StoreShard> All => shards;

    /// <summary>The shard of an owner's partition, or of a report.</summary>
    public StoreShard Of(long owner) => shards.Length == 1 ? shards[0] : shards[ShardHash.ShardOf(owner, shards.Length)];

    /// <summary>The shard of a pool or a document.</summary>
    public StoreShard Of(string key) => shards.Length == 1 ? shards[0] : shards[ShardHash.ShardOf(key, shards.Length)];

    /// <inheritdoc/>
    public async Task<ImmutableArray<StoreHealth>> Check(CancellationToken cancellationToken) =>
        [.. await Task.WhenAll(shards.Select(shard => Probe(shard.Writer, cancellationToken)))];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        foreach (var shard in shards)
        {
            await shard.DisposeAsync();
            Log.Closed(logger, shard.Writer.Name);
        }
    }

    /// <summary>Waits until what was queued is committed; for containers that dispose synchronously.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static async Task<StoreHealth> Probe(GroupCommitWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            await writer.Submit(new ProbeChange()).WaitAsync(cancellationToken);
            return new StoreHealth(writer.Name, Failure: null);
        }
        catch (StoreUnavailableException exception)
        {
            return new StoreHealth(writer.Name, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return new StoreHealth(writer.Name, $"Store {writer.Name} did not commit in time.");
        }
    }
}
