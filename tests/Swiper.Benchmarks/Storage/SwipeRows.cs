using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Benchmarks.Storage;

/// <summary>The rows of a swipe, generated from numbers.</summary>
internal static class SwipeRows
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ImmutableArray<long> Recent = [.. Enumerable.Range(1, PartitionHead.MaxRecent).Select(number => IdOf(number))];

    /// <summary>Random-looking, unique, and spread over all ids, as parts of pools need it: a permutation of the positive numbers below 2^53.</summary>
    public static long IdOf(long number) => (number + 1) * 0x1E3779B97F4A7C15L & (Limits.UserIdExclusiveMax - 1);

    public static PartitionHead Head(long owner, long epoch, long seq) => new(owner)
    {
        Epoch = epoch,
        Seq = seq,
        Day = 739_000,
        Likes = 7,
        Pools = ["male@北京"],
        Nicknames = ["SOMEBODY"],
        Recent = Recent,
        Taken = new TakenPlaces(25, 0b0110),
    };

    public static Relation Row(long owner, long other, long seq) => new(owner, other)
    {
        Swipe = SwipeKind.Like,
        SwipedAt = Now,
        Seq = seq,
        ChargedDay = 739_000,
        Heard = SwipeKind.None,
        HeardAt = Now,
        HeardSeq = 1,
    };
}
