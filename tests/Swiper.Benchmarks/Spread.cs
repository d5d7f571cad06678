namespace Swiper.Benchmarks;

/// <summary>Figures of several rounds. Quote the median; the range says how noisy the machine was.</summary>
internal sealed record Spread(double Min, double Median, double Max)
{
    public static Spread Of(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[^1]);
    }

    public override string ToString() => FormattableString.Invariant($"{Median:0.00} ({Min:0.00}–{Max:0.00})");
}
