using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Discovery.Cells;

namespace Swiper.Grains.Discovery;

/// <summary>An entry of a pool, with what every seeker compares computed once.</summary>
internal sealed class Listed(Candidate candidate)
{
    private readonly SpherePoint? _centre = CentreOf(candidate.Cell);
    private readonly SpherePoint? _later = CentreOf(candidate.ThenCell);

    public Candidate Candidate => candidate;

    /// <summary>Whether what the entry shows changes at moments of its own, by the start or the end of a journey.</summary>
    public bool IsTimed => candidate.ShownFrom is not null || candidate.ThenCell is not null;

    /// <summary>Whether the entry began to show, or to show in another cell, within a time.</summary>
    public bool Began(DateTimeOffset after, DateTimeOffset until) =>
        IsBetween(candidate.ShownFrom, after, until) || (candidate.ThenCell is not null && IsBetween(candidate.ShownUntil, after, until));

    /// <summary>The centre of the person's cell at a moment, or null without a position.</summary>
    public SpherePoint? CentreAt(DateTimeOffset now) => candidate.CellAt(now) == candidate.Cell ? _centre : _later;

    private static bool IsBetween(DateTimeOffset? moment, DateTimeOffset after, DateTimeOffset until) => moment > after && moment <= until;

    private static SpherePoint? CentreOf(long? cell) => cell is { } id ? new S2Cell(id).Centre : null;
}
