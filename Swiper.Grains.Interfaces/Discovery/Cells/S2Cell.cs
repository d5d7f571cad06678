using System.Globalization;
using System.Numerics;

namespace Swiper.Grains.Interfaces.Discovery.Cells;

/// <summary>
/// A cell of Google's S2 grid, which divides the globe into the six faces of a cube and each cell into four (levels 0 to 30). The id is S2's own: the
/// face, then two bits a level along a Hilbert curve, then a 1. This is the small part of S2 that discovery needs; it follows
/// <c>github.com/golang/geo</c> (Apache License 2.0), and its tests use that library's vectors.
/// </summary>
/// <param name="Id">S2's 64-bit cell id.</param>
public readonly record struct S2Cell(long Id)
{
    /// <summary>The level of the smallest cells, of about a square centimetre.</summary>
    public const int LevelMax = 30;

    /// <summary>The level a position is rounded to before it is kept or compared: an edge of about 1.1 km.</summary>
    public const int PositionLevel = 13;

    private const int PositionBits = (2 * LevelMax) + 1;

    /// <summary>The cell's level, from 0 for a face of the cube.</summary>
    public int Level => LevelMax - (BitOperations.TrailingZeroCount(Id) >> 1);

    /// <summary>Whether the id is that of a cell.</summary>
    public bool IsValid => Face < CubeFace.Count && (LowestBit & 0x1555_5555_5555_5555) != 0;

    /// <summary>S2's short name of a cell: the id in hexadecimal digits, without the zeros at its end.</summary>
    public string Token => Id.ToString("x16", CultureInfo.InvariantCulture).TrimEnd('0');

    /// <summary>The point at the cell's centre, where S2 divides the cell.</summary>
    public SpherePoint Centre
    {
        get
        {
            var at = GridSquare.Of(this);
            var size = 1.0 / (1L << Level);
            return CubeFace.PointAt(at.Face, CubeFace.ToPlane((at.I + 0.5) * size), CubeFace.ToPlane((at.J + 0.5) * size)).Normalized();
        }
    }

    internal int Face => (int)((ulong)Id >> PositionBits);

    private ulong LowestBit => (ulong)Id & (ulong)-Id;

    /// <summary>Finds the cell of a level that holds a point. On a border any of its cells may be chosen, always the same one.</summary>
    public static S2Cell At(SpherePoint point, int level)
    {
        var (face, u, v) = CubeFace.Project(point);
        return GridSquare.Nearest(face, CubeFace.FromPlane(u), CubeFace.FromPlane(v), level).ToCell(level);
    }

    /// <summary>Finds the cell of a level that holds this one. The level must not be above this cell's.</summary>
    public S2Cell Parent(int level)
    {
        var lowest = 1UL << (2 * (LevelMax - level));
        return new((long)(((ulong)Id & (0 - lowest)) | lowest));
    }

    /// <summary>Hides the place.</summary>
    public override string ToString() => nameof(S2Cell);
}
