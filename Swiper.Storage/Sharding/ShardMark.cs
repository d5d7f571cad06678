using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Sharding;

/// <summary>The mark of a database: which shard it is, or why no server may use it.</summary>
internal static class ShardMark
{
    internal const string Unfinished = "an unfinished copy";

    private const string MovingPrefix = "being moved: ";
    private const string MovedPrefix = "moved away: ";

    internal static string Of(int shard, int shards) => $"{shard + 1} of {shards}";

    internal static string Moving(string shard) => MovingPrefix + shard;

    internal static string Moved(string shard) => MovedPrefix + shard;

    internal static bool IsMoving(string? mark) => mark?.StartsWith(MovingPrefix, StringComparison.Ordinal) == true;

    internal static bool IsMoved(string? mark) => mark?.StartsWith(MovedPrefix, StringComparison.Ordinal) == true;

    /// <summary>The shard a mark names, also while and after it is moved.</summary>
    internal static string? ShardOf(string? mark) =>
        IsMoving(mark) ? mark![MovingPrefix.Length..] : IsMoved(mark) ? mark![MovedPrefix.Length..] : mark;

    /// <summary>Refuses changes to a database that was taken from its servers.</summary>
    /// <exception cref="StoreUnavailableException">The database is being moved, was moved, or is an unfinished copy.</exception>
    internal static void ThrowIfTaken(string store, string? mark)
    {
        if (mark == Unfinished || IsMoving(mark) || IsMoved(mark))
        {
            throw new StoreUnavailableException($"Store {store} cannot answer: what it holds is being moved, or was.");
        }
    }
}
