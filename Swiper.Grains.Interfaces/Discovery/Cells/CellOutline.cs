namespace Swiper.Grains.Interfaces.Discovery.Cells;

/// <summary>The four corners of a cell, counter-clockwise seen from outside. Its sides are parts of great circles.</summary>
internal readonly struct CellOutline
{
    private readonly SpherePoint[] _corners;

    public CellOutline(S2Cell cell)
    {
        var (square, size) = (GridSquare.Of(cell), 1.0 / (1L << cell.Level));
        var (left, right) = (CubeFace.ToPlane(square.I * size), CubeFace.ToPlane((square.I + 1) * size));
        var (bottom, top) = (CubeFace.ToPlane(square.J * size), CubeFace.ToPlane((square.J + 1) * size));
        _corners =
        [
            CubeFace.PointAt(square.Face, left, bottom).Normalized(),
            CubeFace.PointAt(square.Face, right, bottom).Normalized(),
            CubeFace.PointAt(square.Face, right, top).Normalized(),
            CubeFace.PointAt(square.Face, left, top).Normalized(),
        ];
    }

    public IReadOnlyList<SpherePoint> Corners => _corners;

    /// <summary>Whether a part of the cell is within an angle of a point, which is a quarter of the globe at most.</summary>
    public bool IsWithin(double angle, SpherePoint point)
    {
        var isInside = true;
        for (var k = 0; k < _corners.Length; k++)
        {
            var (from, to) = (_corners[k], _corners[(k + 1) % _corners.Length]);
            var normal = from.Cross(to).Normalized();
            var height = normal.Dot(point);
            isInside &= height >= 0;
            if (point.AngleTo(from) <= angle || (IsBeside(from, to, normal, point) && Math.Asin(Math.Min(1, Math.Abs(height))) <= angle))
            {
                return true;
            }
        }

        return isInside;
    }

    /// <summary>Whether the point of a side that is nearest to a point lies between the side's ends.</summary>
    private static bool IsBeside(SpherePoint from, SpherePoint to, SpherePoint normal, SpherePoint point) =>
        normal.Cross(from).Dot(point) >= 0 && normal.Cross(to).Dot(point) <= 0;
}
