namespace Swiper.Benchmarks.Http;

/// <summary>The results of a load.</summary>
/// <param name="Latencies">Milliseconds per request, ascending.</param>
/// <param name="Elapsed">How long the load took.</param>
/// <param name="Failures">Answers other than 200.</param>
internal sealed record LoadResult(double[] Latencies, TimeSpan Elapsed, int Failures)
{
    public int Count => Latencies.Length;

    public double PerSecond => Count / Elapsed.TotalSeconds;

    public double P50 => Percentile(0.50);

    public double P99 => Percentile(0.99);

    private double Percentile(double share) => Count == 0 ? double.NaN : Latencies[(int)((Count - 1) * share)];
}
