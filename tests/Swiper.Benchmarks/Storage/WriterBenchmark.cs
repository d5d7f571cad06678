
namespace Swiper.Benchmarks.Storage;

/// <summary>The group-commit writer beside raw batched SQLite inserts of the same rows, in turns.</summary>
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

/// <summary>What the rounds of the writer gave.</summary>
/// <param name="Ratio">Rows a second over raw SQLite's.</param>
/// <param name="RowsPerSecond">The writer's.</param>
/// <param name="RawRowsPerSecond">Raw SQLite's.</param>
/// <param name="RawCpu">Processor microseconds a row of raw SQLite.</param>
/// <param name="BatchSize">Changes in a transaction.</param>
internal sealed record WriterFigures(Spread Ratio, Spread RowsPerSecond, Spread RawRowsPerSecond, Spread RawCpu, Spread BatchSize);
