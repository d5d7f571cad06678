namespace Swiper.Simulation.Oracle;

/// <summary>When those who wait for a commit were told of it; until then they may show what was before.</summary>
internal sealed class CommitStamp
{
    /// <summary>The time, or <see cref="long.MaxValue"/> until then.</summary>
    public long ToldAt { get; set; } = long.MaxValue;
}
