namespace Swiper.Benchmarks.Storage;

/// <summary>What the rounds of the writer gave.</summary>
/// <param name="Ratio">Rows a second over raw SQLite's.</param>
/// <param name="RowsPerSecond">The writer's.</param>
/// <param name="RawRowsPerSecond">Raw SQLite's.</param>
/// <param name="RawCpu">Processor microseconds a row of raw SQLite.</param>
/// <param name="BatchSize">Changes in a transaction.</param>
internal sealed record WriterFigures(Spread Ratio, Spread RowsPerSecond, Spread RawRowsPerSecond, Spread RawCpu, Spread BatchSize);
