using Swiper.Grains.Interfaces.Discovery.Cells;

namespace Swiper.Grains.Tests.Discovery.Cells;

/// <summary>Draws places on the globe, among them those where grids go wrong.</summary>
internal static class Globe
{
    /// <summary>The poles, the date line, and corners, edges and centres of the cube's faces, where cells of two or three faces meet.</summary>
    public static TheoryData<double, double> HardPlaces => new()
    {
        { 90, 0 },
        { -90, 0 },
        { 0, 180 },
        { 0, -180 },
        { 51, 179.99 },
        { -17, -179.99 },
        { 35.264389682754654, 45 },
        { 35.264389682754654, 135 },
        { -35.264389682754654, -45 },
        { -35.264389682754654, -135 },
        { 45, 0 },
        { 0, 45 },
        { 0, 0 },
        { 31.2304, 121.4737 },
    };

    public static SpherePoint AnyPoint(Random random)
    {
        var z = (2 * random.NextDouble()) - 1;
        var (sin, cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
        var radius = Math.Sqrt(1 - (z * z));
        return new(radius * cos, radius * sin, z);
    }

    public static S2Cell AnyCell(Random random, int level) => S2Cell.At(AnyPoint(random), level);

    /// <summary>A point at an angle from another, in any direction.</summary>
    public static SpherePoint PointAt(Random random, SpherePoint from, double angle)
    {
        var side = from.Cross(AnyPoint(random)).Normalized();
        var (sin, cos) = Math.SinCos(angle);
        return new((cos * from.X) + (sin * side.X), (cos * from.Y) + (sin * side.Y), (cos * from.Z) + (sin * side.Z));
    }

    /// <summary>The points that divide a side of a cell into parts.</summary>
    public static IEnumerable<SpherePoint> Side(SpherePoint from, SpherePoint to, int parts)
    {
        for (var n = 0; n <= parts; n++)
        {
            var (a, b) = ((double)(parts - n) / parts, (double)n / parts);
            yield return new SpherePoint((a * from.X) + (b * to.X), (a * from.Y) + (b * to.Y), (a * from.Z) + (b * to.Z)).Normalized();
        }
    }
}
