using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Discovery.Cells;

namespace Swiper.Grains.Discovery;

/// <summary>An entry of a pool, with what every seeker compares computed once.</summary>
internal sealed class Listed(Candidate candidate)
{
    public Candidate Candidate => candidate;

    /// <summary>The centre of the person's cell, or null without a position.</summary>
    public SpherePoint? Centre { get; } = candidate.Cell is { } cell ? new S2Cell(cell).Centre : null;
}
