using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Discovery.Cells;

/// <summary>Finds the cells of the same level around a cell, also on other faces of the cube.</summary>
internal static class Neighbours
{
    private static readonly (int I, int J)[] Edges = [(0, -1), (1, 0), (0, 1), (-1, 0)];
    private static readonly (int I, int J)[] Corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)];

    /// <summary>The four cells that share an edge with a cell: S2's down, right, up and left.</summary>
    public static ImmutableArray<S2Cell> AcrossEdges(S2Cell cell) => Around(cell, Edges);

    /// <summary>All cells that share a point with a cell: eight, or seven at a corner of the cube, where three cells meet.</summary>
    public static ImmutableArray<S2Cell> All(S2Cell cell) => [.. Around(cell, [.. Edges, .. Corners]).Distinct()];

    private static ImmutableArray<S2Cell> Around(S2Cell cell, (int I, int J)[] steps)
    {
        var (square, level) = (GridSquare.Of(cell), cell.Level);
        return [.. steps.Select(step => Wrap(square.Face, square.I + step.I, square.J + step.J, level).ToCell(level))];
    }

    private static GridSquare Wrap(int face, int i, int j, int level)
    {
        var count = 1 << level;
        if (i >= 0 && i < count && j >= 0 && j < count)
        {
            return new(face, i, j);
        }

        // The next face begins just outside this one. A linear projection serves as well as S2's: the centre of a square stays in the middle of one.
        var (other, u, v) = CubeFace.Project(CubeFace.PointAt(face, JustOutside(i, count), JustOutside(j, count)));
        return GridSquare.Nearest(other, 0.5 * (u + 1), 0.5 * (v + 1), level);
    }

    private static double JustOutside(int index, int count)
    {
        var limit = Math.BitIncrement(1.0);
        return Math.Clamp((((2.0 * index) + 1) / count) - 1, -limit, limit);
    }
}
