using System.Globalization;
using Swiper.Benchmarks.Http;

namespace Swiper.Benchmarks.Cluster;

/// <summary>What one load did, and what it cost.</summary>
/// <param name="Load">What was answered.</param>
/// <param name="Processor">Processor time by part.</param>
/// <param name="BatchSize">Changes a transaction, on the mean of all silos.</param>
internal sealed record Sample(LoadResult Load, IReadOnlyDictionary<ClusterPart, TimeSpan> Processor, double BatchSize)
{
    /// <summary>Processor microseconds a request, of a part.</summary>
    public double Of(ClusterPart part) => Processor.GetValueOrDefault(part).TotalMicroseconds / Math.Max(1, Load.Count);

    /// <summary>Processor microseconds a request, of all parts.</summary>
    public double All => Processor.Keys.Sum(Of);
}

/// <summary>A page of metrics in Prometheus' format.</summary>
internal sealed class Metrics(string text)
{
    private readonly string[] _lines = text.Split('\n');

    /// <summary>The sum over all labels.</summary>
    public double Sum(string name) => _lines
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture));
}
