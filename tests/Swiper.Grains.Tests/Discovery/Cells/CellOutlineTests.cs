using Swiper.Grains.Interfaces.Discovery.Cells;

namespace Swiper.Grains.Tests.Discovery.Cells;

/// <summary>Areas and widths of <c>github.com/golang/geo</c>, <c>s2/metric.go</c> and <c>s2/cell_test.go</c>.</summary>
public sealed class CellOutlineTests
{
    private const int Parts = 200;
    private const double AverageArea = 4 * Math.PI / 6;
    private const double MaxArea = 2.635799256963161491;
    private static readonly double MinArea = 8 * Math.Sqrt(2) / 9;

    [Fact]
    public void Corners_OfAFace_EncloseASixthOfTheGlobe()
    {
        for (var face = 0; face < 6; face++)
        {
            Assert.Equal(AverageArea, Area(new GridSquare(face, 0, 0).ToCell(0)), 1e-12);
        }
    }

    [Fact]
    public void Corners_OfAllCellsOfALevel_EncloseTheGlobeWithinThePublishedBounds()
    {
        const int Level = 6;
        var areas = new List<double>();
        for (var face = 0; face < 6; face++)
        {
            for (var at = 0; at < 1 << (2 * Level); at++)
            {
                areas.Add(Area(new GridSquare(face, at >> Level, at & ((1 << Level) - 1)).ToCell(Level)) * (1 << (2 * Level)));
            }
        }

        Assert.Equal(AverageArea, areas.Average(), 1e-9);
        Assert.InRange(areas.Min(), MinArea, MinArea * 1.05);
        Assert.InRange(areas.Max(), MaxArea * 0.95, MaxArea);
    }

    [Fact]
    public void Corners_OfListedCells_HaveTheEdgesThatDiscoveryCountsOn()
    {
        double Edge(int level) => Math.Sqrt(AverageArea / Math.Pow(4, level)) * SpherePoint.EarthRadiusKm;

        Assert.Equal([18, 288, 4610], CellCover.Levels.Select(level => (int)Math.Round(Edge(level))));
        Assert.Equal(1.13, Edge(S2Cell.PositionLevel), 0.01);
    }

    [Fact]
    public void IsWithin_AnyPoints_AgreesWithPointsOfTheSides()
    {
        var random = new Random(7);
        for (var n = 0; n < 300; n++)
        {
            var (level, point) = (1 + random.Next(12), Globe.AnyPoint(random));
            var cell = Globe.AnyCell(random, level);
            var near = Globe.PointAt(random, cell.Centre, 3.0 / (1 << level) * random.NextDouble());
            foreach (var from in new[] { point, near })
            {
                var isInside = S2Cell.At(from, level) == cell;
                var (outline, nearest) = (new CellOutline(cell), isInside ? 0 : NearestOfSides(cell, from));

                // The point of a side that is really nearest lies up to half a step from the nearest of those looked at.
                var halfStep = outline.Corners[0].AngleTo(outline.Corners[2]) / (2 * Parts);
                var least = Math.Sqrt(Math.Max(0, (nearest * nearest) - (halfStep * halfStep)));

                Assert.True(outline.IsWithin((nearest * 1.001) + 1e-12, from));
                Assert.False(least is > 0 and < 1.4 && outline.IsWithin(least * 0.999, from));
            }
        }
    }

    private static double NearestOfSides(S2Cell cell, SpherePoint from)
    {
        var corners = new CellOutline(cell).Corners;
        return Enumerable.Range(0, 4).SelectMany(k => Globe.Side(corners[k], corners[(k + 1) % 4], Parts)).Min(from.AngleTo);
    }

    /// <summary>The area on the unit sphere: the sum of the angles, less two right angles for each corner beyond two.</summary>
    private static double Area(S2Cell cell)
    {
        var corners = new CellOutline(cell).Corners;
        var angles = Enumerable.Range(0, 4).Sum(k =>
        {
            var (before, at, after) = (corners[(k + 3) % 4], corners[k], corners[(k + 1) % 4]);
            return at.Cross(after).AngleTo(at.Cross(before));
        });
        return angles - (2 * Math.PI);
    }
}
