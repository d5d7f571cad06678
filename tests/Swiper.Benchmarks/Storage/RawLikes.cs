using System.Diagnostics;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Benchmarks.Storage;

/// <summary>
/// The rows of likes at the speed of raw SQLite: one thread, prepared statements, transactions as large as the server's. As in the server, a like
/// takes three transactions: A's row and head, B's row, then A's row marked as told.
/// </summary>
internal static class RawLikes
{
    private const int ChangesOfALike = 3;

    /// <summary>Processor microseconds per like, round by round.</summary>
    /// <param name="likers">How many people like.</param>
    /// <param name="town">How many people there are to like.</param>
    /// <param name="batchSize">Changes per transaction.</param>
    /// <param name="rounds">How many rounds count.</param>
    /// <param name="duration">How long each round takes.</param>
    public static async Task<Spread> Run(int likers, int town, int batchSize, int rounds, TimeSpan duration)
    {
        var folder = Tools.NewFolder();
        try
        {
            await (await SwiperWriter.Open(folder)).DisposeAsync();
            using var raw = new RawSqlite(folder);
            raw.Transact(() =>
            {
                for (var owner = 0; owner < likers + town; owner++)
                {
                    raw.Put(SwipeRows.Head(SwipeRows.IdOf(owner), epoch: 1, seq: 0));
                }
            });
            return Spread.Of(Rounds(raw, likers, town, Math.Max(1, batchSize / ChangesOfALike), rounds, duration).Skip(1).ToList());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One more round than counts; the first warms up.</summary>
    private static IEnumerable<double> Rounds(RawSqlite raw, int likers, int town, int likesABatch, int rounds, TimeSpan duration)
    {
        var (number, said, heard) = (0L, Array.Empty<Relation>(), Array.Empty<Relation>());
        for (var round = -1; round < rounds; round++)
        {
            var (started, cpu, likes) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, 0L);
            for (; Stopwatch.GetElapsedTime(started) < duration; likes += likesABatch)
            {
                var fresh = Enumerable.Range(0, likesABatch).Select(_ => LikeOf(number++, likers, town)).ToArray();
                raw.Transact(() =>
                {
                    Array.ForEach(heard, raw.RemovePending);
                    Array.ForEach(said, like => raw.Put(new Relation(like.Other, like.Owner) { Heard = SwipeKind.Like, HeardAt = like.SwipedAt, HeardSeq = like.Seq }));
                    foreach (var like in fresh)
                    {
                        raw.Put(SwipeRows.Head(like.Owner, epoch: 1, like.Seq));
                        raw.Put(like);
                    }
                });
                (said, heard) = (fresh, said);
            }

            yield return (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / likes;
        }
    }

    /// <summary>Likers alternate, and each goes through the town in an order of their own.</summary>
    private static Relation LikeOf(long number, int likers, int town)
    {
        var (liker, turn) = (number % likers, number / likers);
        var target = likers + (((liker * 7_919) + (turn * 104_729)) % town);
        return SwipeRows.Row(SwipeRows.IdOf(liker), SwipeRows.IdOf(target), seq: turn + 1) with { Pending = true, HeardAt = null, HeardSeq = 0 };
    }
}
