using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Sharding;

/// <summary>What a database says of itself: which shard it is, or why no server may use it.</summary>
internal static class ShardMark
{
    /// <summary>What is copied into it is not complete.</summary>
    internal const string Unfinished = "an unfinished copy";

    private const string MovingPrefix = "being moved: ";
    private const string MovedPrefix = "moved away: ";

    /// <summary>It is one of some databases.</summary>
    /// <param name="shard">Which, from 0.</param>
    /// <param name="shards">Of how many.</param>
    internal static string Of(int shard, int shards) => $"{shard + 1} of {shards}";

    /// <summary>What it holds is being copied elsewhere.</summary>
    internal static string Moving(string shard) => MovingPrefix + shard;

    /// <summary>What it holds is elsewhere now.</summary>
    internal static string Moved(string shard) => MovedPrefix + shard;

    /// <summary>Whether it is being moved.</summary>
    internal static bool IsMoving(string? mark) => mark?.StartsWith(MovingPrefix, StringComparison.Ordinal) == true;

    /// <summary>Whether it was moved.</summary>
    internal static bool IsMoved(string? mark) => mark?.StartsWith(MovedPrefix, StringComparison.Ordinal) == true;

    /// <summary>Which shard it is or was.</summary>
    internal static string? ShardOf(string? mark) =>
        IsMoving(mark) ? mark![MovingPrefix.Length..] : IsMoved(mark) ? mark![MovedPrefix.Length..] : mark;

    /// <summary>Refuses a change that comes after a database was taken from its servers.</summary>
    /// <exception cref="StoreUnavailableException">It was.</exception>
    internal static void ThrowIfTaken(string store, string? mark)
    {
        if (mark == Unfinished || IsMoving(mark) || IsMoved(mark))
        {
            throw new StoreUnavailableException($"Store {store} cannot answer: what it holds is being moved, or was.");
        }
    }
}
