namespace Swiper.Benchmarks.Http;

/// <summary>The results of one route.</summary>
internal sealed class HttpFigures(HttpBenchmark benchmark)
{
    private readonly List<(LoadResult Bare, double BareCpu, LoadResult Town, double TownCpu)> _rounds = [];

    public HttpBenchmark Benchmark => benchmark;

    /// <summary>Swiper's throughput over the bare endpoint's, round by round.</summary>
    public Spread Ratio => Spread.Of(_rounds.Select(round => round.Town.PerSecond / round.Bare.PerSecond));

    /// <summary>Processor time per request in the bare server, in microseconds.</summary>
    public Spread BareCpu => Spread.Of(_rounds.Select(round => round.BareCpu));

    /// <summary>Processor time per request in Swiper, in microseconds.</summary>
    public Spread TownCpu => Spread.Of(_rounds.Select(round => round.TownCpu));

    public Spread BarePerSecond => Spread.Of(_rounds.Select(round => round.Bare.PerSecond));

    public Spread TownPerSecond => Spread.Of(_rounds.Select(round => round.Town.PerSecond));

    public Spread BareP50 => Spread.Of(_rounds.Select(round => round.Bare.P50));

    public Spread BareP99 => Spread.Of(_rounds.Select(round => round.Bare.P99));

    public Spread TownP50 => Spread.Of(_rounds.Select(round => round.Town.P50));

    public Spread TownP99 => Spread.Of(_rounds.Select(round => round.Town.P99));

    public int Failures => _rounds.Sum(round => round.Town.Failures + round.Bare.Failures);

    public int Requests => _rounds.Sum(round => round.Town.Count);

    public void Add(LoadResult bare, double bareCpu, LoadResult town, double townCpu) => _rounds.Add((bare, bareCpu, town, townCpu));
}
