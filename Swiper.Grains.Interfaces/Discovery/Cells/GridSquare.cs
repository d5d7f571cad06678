namespace Swiper.Grains.Interfaces.Discovery.Cells;

/// <summary>A cell by its column and row on a face, from 0 to below 2^level. The Hilbert curve turns these into the bits of an id.</summary>
internal readonly record struct GridSquare(int Face, int I, int J)
{
    /// <summary>In which order the curve visits the four children of a cell, by the curve's orientation there: child (i, j) as 2i + j.</summary>
    private static readonly byte[][] Children = [[0, 1, 3, 2], [0, 2, 3, 1], [3, 2, 0, 1], [3, 1, 0, 2]];

    /// <summary>The inverse: the place of a child on the curve.</summary>
    private static readonly byte[][] Places = [[0, 1, 3, 2], [0, 3, 1, 2], [2, 3, 1, 0], [2, 1, 3, 0]];

    /// <summary>How each child turns the orientation: 1 swaps the axes, 2 inverts them.</summary>
    private static readonly byte[] Turns = [1, 0, 0, 3];

    public static GridSquare Of(S2Cell cell)
    {
        var (i, j, orientation) = (0, 0, cell.Face & 1);
        for (var (level, shift) = (cell.Level, (2 * S2Cell.LevelMax) - 1); level > 0; level--, shift -= 2)
        {
            var place = (int)(cell.Id >> shift) & 3;
            var child = Children[orientation][place];
            (i, j) = ((i << 1) | (child >> 1), (j << 1) | (child & 1));
            orientation ^= Turns[place];
        }

        return new(cell.Face, i, j);
    }

    /// <summary>The square that holds a point of the grid, or is nearest to it.</summary>
    public static GridSquare Nearest(int face, double s, double t, int level) => new(face, IndexOf(s, level), IndexOf(t, level));

    public S2Cell ToCell(int level)
    {
        var (id, orientation) = ((ulong)Face << ((2 * S2Cell.LevelMax) + 1), Face & 1);
        for (var (bit, shift) = (level - 1, (2 * S2Cell.LevelMax) - 1); bit >= 0; bit--, shift -= 2)
        {
            var place = Places[orientation][(((I >> bit) & 1) << 1) | ((J >> bit) & 1)];
            id |= (ulong)place << shift;
            orientation ^= Turns[place];
        }

        return new((long)(id | (1UL << (2 * (S2Cell.LevelMax - level)))));
    }

    private static int IndexOf(double s, int level)
    {
        var count = 1 << level;
        return Math.Clamp((int)Math.Floor(s * count), 0, count - 1);
    }
}
