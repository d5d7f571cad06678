using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Swiper.Storage.Sharding;

/// <summary>
/// Maps a key to its shard: 64-bit FNV-1a of the key, modulo the number of shards. Owners hash as eight bytes, least significant first; pools and
/// document keys as UTF-8. Must never change: the stored data depends on it.
/// </summary>
public static class ShardHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const int StackLimitBytes = 512;

    /// <summary>The shard of an owner.</summary>
    public static int ShardOf(long owner, int shards)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, owner);
        return ShardOf(bytes, shards);
    }

    /// <summary>The shard of a pool or a document.</summary>
    public static int ShardOf(string key, int shards)
    {
        var size = Encoding.UTF8.GetMaxByteCount(key.Length);
        var rented = size > StackLimitBytes ? ArrayPool<byte>.Shared.Rent(size) : null;
        var bytes = rented ?? stackalloc byte[StackLimitBytes];
        var shard = ShardOf(bytes[..Encoding.UTF8.GetBytes(key, bytes)], shards);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return shard;
    }

    /// <summary>The shard of a grain's state, by the bytes of its key.</summary>
    public static int ShardOf(ReadOnlySpan<byte> key, int shards)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shards);
        var hash = Offset;
        foreach (var value in key)
        {
            hash = (hash ^ value) * Prime;
        }

        return (int)(hash % (ulong)shards);
    }
}
