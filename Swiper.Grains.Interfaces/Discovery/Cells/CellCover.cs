using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Discovery.Cells;

/// <summary>
/// Distances as people are told them, and the cells to search for everyone within one. People with a position are listed by their cells of each of
/// <see cref="Levels"/>, so that a search of any radius needs few of them.
/// </summary>
public static class CellCover
{
    /// <summary>The levels of listed cells, finest first: edges of about 18, 290 and 4,600 km.</summary>
    public static ImmutableArray<int> Levels { get; } = [9, 5, 1];

    /// <summary>The distance between the centres of two cells in whole kilometres, at least 1: nearer than that nobody is told.</summary>
    public static int Distance(S2Cell one, S2Cell other) => Distance(one.Centre, other.Centre);

    /// <summary>As <see cref="Distance(S2Cell, S2Cell)"/>, for centres that are compared more than once.</summary>
    public static int Distance(SpherePoint one, SpherePoint other) =>
        Math.Max(1, (int)Math.Round(one.KilometresTo(other), MidpointRounding.AwayFromZero));

    /// <summary>
    /// Finds the cells that hold everyone whose <see cref="Distance(S2Cell, S2Cell)"/> from a cell is at most a radius: those of the finest level of which
    /// the disc touches no more than the budget, by ascending id. At the coarsest level it touches at most four, if the radius is at most
    /// <see cref="Limits.DistanceMaxKm"/>.
    /// </summary>
    /// <param name="centre">The cell in the middle.</param>
    /// <param name="radiusKm">The radius in whole kilometres.</param>
    /// <param name="budget">The most cells, at least 4.</param>
    public static ImmutableArray<S2Cell> Of(S2Cell centre, int radiusKm, int budget)
    {
        // A distance is rounded, so those up to half a kilometre farther count as within the radius.
        var (point, angle) = (centre.Centre, (radiusKm + 0.5) / SpherePoint.EarthRadiusKm);
        var coarsest = Levels[^1];
        foreach (var level in Levels)
        {
            var cells = Touched(centre.Parent(level), point, angle, level == coarsest ? int.MaxValue : budget);
            if (!cells.IsEmpty)
            {
                return cells;
            }
        }

        throw new InvalidOperationException("A disc touches at least the cell of its centre.");
    }

    /// <summary>Spreads from the cell in the middle to its neighbours. Empty if there are more than the budget.</summary>
    private static ImmutableArray<S2Cell> Touched(S2Cell first, SpherePoint point, double angle, int budget)
    {
        var (seen, touched, next) = (new HashSet<S2Cell> { first }, new List<S2Cell> { first }, 0);
        while (next < touched.Count)
        {
            if (touched.Count > budget)
            {
                return [];
            }

            foreach (var neighbour in Neighbours.All(touched[next++]))
            {
                if (seen.Add(neighbour) && new CellOutline(neighbour).IsWithin(angle, point))
                {
                    touched.Add(neighbour);
                }
            }
        }

        return [.. touched.OrderBy(cell => (ulong)cell.Id)];
    }
}
