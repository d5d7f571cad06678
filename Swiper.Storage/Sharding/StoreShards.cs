using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Sharding;

/// <summary>All databases, in the order the settings list them; a partition's place in it follows from its key.</summary>
/// <param name="shards">The databases, which it owns.</param>
/// <param name="logger">Says what was closed.</param>
public sealed class StoreShards(ImmutableArray<StoreShard> shards, ILogger<StoreShards> logger) : IStoreHealth, IAsyncDisposable, IDisposable
{
    private int _disposed;

    /// <summary>How many there are.</summary>
    public int Count => shards.Length;

    /// <summary>One of them, by number.</summary>
    public StoreShard this[int shard] => shards[shard];

    /// <summary>The one an owner's partition lives on.</summary>
    public StoreShard Of(long owner) => shards.Length == 1 ? shards[0] : shards[ShardHash.ShardOf(owner, shards.Length)];

    /// <summary>The one a pool or a document lives on.</summary>
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

    /// <summary>For containers that are disposed of without waiting: waits until what was queued is committed.</summary>
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
