namespace Swiper.Grains.Interfaces.Discovery.Cells;

/// <summary>
/// S2's projection of the globe on the faces of a cube. A point of a face has coordinates <c>u</c> and <c>v</c> from -1 to 1 in its plane; cells are
/// squares in <c>s</c> and <c>t</c> from 0 to 1, bent (S2's quadratic transform) so that they have similar areas on the globe.
/// </summary>
internal static class CubeFace
{
    public const int Count = 6;

    /// <summary>From the coordinates of the grid to those of the plane.</summary>
    public static double ToPlane(double s) => s >= 0.5
        ? 1 / 3.0 * ((4 * s * s) - 1)
        : 1 / 3.0 * (1 - (4 * (1 - s) * (1 - s)));

    /// <summary>From the coordinates of the plane to those of the grid.</summary>
    public static double FromPlane(double u) => u >= 0
        ? 0.5 * Math.Sqrt(1 + (3 * u))
        : 1 - (0.5 * Math.Sqrt(1 - (3 * u)));

    /// <summary>The direction of a point of a face; not normalised.</summary>
    public static SpherePoint PointAt(int face, double u, double v) => face switch
    {
        0 => new(1, u, v),
        1 => new(-u, 1, v),
        2 => new(-u, -v, 1),
        3 => new(-1, -v, -u),
        4 => new(v, -1, -u),
        _ => new(v, u, -1),
    };

    /// <summary>Finds the face a direction points at, and where.</summary>
    public static (int Face, double U, double V) Project(SpherePoint p)
    {
        var face = FaceOf(p);
        return face switch
        {
            0 => (face, p.Y / p.X, p.Z / p.X),
            1 => (face, -p.X / p.Y, p.Z / p.Y),
            2 => (face, -p.X / p.Z, -p.Y / p.Z),
            3 => (face, p.Z / p.X, p.Y / p.X),
            4 => (face, p.Z / p.Y, -p.X / p.Y),
            _ => (face, -p.Y / p.Z, -p.X / p.Z),
        };
    }

    private static int FaceOf(SpherePoint p)
    {
        var (x, y, z) = (Math.Abs(p.X), Math.Abs(p.Y), Math.Abs(p.Z));
        var axis = x > y ? (x > z ? 0 : 2) : (y > z ? 1 : 2);
        var component = axis switch { 0 => p.X, 1 => p.Y, _ => p.Z };
        return component < 0 ? axis + 3 : axis;
    }
}
