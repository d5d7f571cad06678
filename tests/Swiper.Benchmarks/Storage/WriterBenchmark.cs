
namespace Swiper.Benchmarks.Storage;

/// <summary>Compares the group-commit writer with raw batched SQLite inserts of the same rows, in alternating rounds.</summary>
internal static class WriterBenchmark
{
    private const int Callers = 256;

    public static async Task<WriterFigures> Run(int rounds, TimeSpan duration)
    {
        var (swiperFolder, rawFolder) = (Tools.NewFolder(), Tools.NewFolder());
        try
        {
            await (await SwiperWriter.Open(rawFolder)).DisposeAsync();
            await using var swiper = await SwiperWriter.Open(swiperFolder);
            using var raw = new RawSqlite(rawFolder);
            var (ratios, perSecond, rawPerSecond, cpu, batches) =
                (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
            for (var round = -1; round < rounds; round++)
            {
                var firstOwner = (round + 1L) * Callers;
                var (rows, batch) = await swiper.Run(Callers, firstOwner, duration);
                var (rawRows, rawCpu) = raw.Run(Callers, firstOwner, batch, duration);
                if (round >= 0)
                {
                    ratios.Add(rows / rawRows);
                    perSecond.Add(rows);
                    rawPerSecond.Add(rawRows);
                    cpu.Add(rawCpu);
                    batches.Add(batch);
                }
            }

            return new(Spread.Of(ratios), Spread.Of(perSecond), Spread.Of(rawPerSecond), Spread.Of(cpu), Spread.Of(batches));
        }
        finally
        {
            Directory.Delete(swiperFolder, recursive: true);
            Directory.Delete(rawFolder, recursive: true);
        }
    }
}

/// <summary>The results of the writer.</summary>
/// <param name="Ratio">The writer's rows per second over raw SQLite's.</param>
/// <param name="RowsPerSecond">The writer's rows per second.</param>
/// <param name="RawRowsPerSecond">Raw SQLite's rows per second.</param>
/// <param name="RawCpu">Raw SQLite's processor microseconds per row.</param>
/// <param name="BatchSize">Changes per transaction.</param>
internal sealed record WriterFigures(Spread Ratio, Spread RowsPerSecond, Spread RawRowsPerSecond, Spread RawCpu, Spread BatchSize);
