using Swiper.Grains.Interfaces.Discovery.Cells;

namespace Swiper.Grains.Tests.Discovery.Cells;

public sealed class CellCoverTests
{
    private const int OneSex = 15;
    private const int EverySex = 4;
    private static readonly int[] Radii = [0, 1, 2, 5, 10, 20, 50, 100, 150, 300, 600, 1000];

    public static TheoryData<double, double> HardPlaces => Globe.HardPlaces;

    /// <summary>Of <c>github.com/golang/geo</c>, <c>TestLatLngDistance</c>.</summary>
    [Theory]
    [InlineData(90, 0, 90, 0, 0)]
    [InlineData(-37, 25, -66, -155, 77)]
    [InlineData(0, 165, 0, -80, 115)]
    [InlineData(47, -127, -47, 53, 180)]
    public void AngleTo_IsPublishedOne(double latitude1, double longitude1, double latitude2, double longitude2, double degrees)
    {
        var angle = SpherePoint.FromDegrees(latitude1, longitude1).AngleTo(SpherePoint.FromDegrees(latitude2, longitude2));

        Assert.Equal(degrees, angle * (180 / Math.PI), 2e-6);
    }

    [Theory]
    [InlineData(31.2304, 121.4737, 39.9042, 116.4074, 1068)]
    [InlineData(31.2304, 121.4737, 31.2304, 121.4737, 1)]
    [InlineData(0, 179.9, 0, -179.9, 22)]
    [InlineData(90, 0, -90, 0, 20015)]
    public void Distance_BetweenCentres_IsWholeKilometresAndAtLeastOne(double latitude1, double longitude1, double latitude2, double longitude2, int km)
    {
        var (one, other) = (CellOf(latitude1, longitude1), CellOf(latitude2, longitude2));

        Assert.InRange(CellCover.Distance(one, other), km - 1, km + 1);
        Assert.Equal(CellCover.Distance(one, other), CellCover.Distance(other, one));
    }

    [Theory]
    [MemberData(nameof(HardPlaces))]
    public void Of_HardPlaces_KeepsItsPromises(double latitude, double longitude)
    {
        var random = new Random(3);
        foreach (var radius in Radii)
        {
            Check(CellOf(latitude, longitude), radius, random);
        }
    }

    [Fact]
    public void Of_PlacesAroundHardOnes_KeepsItsPromises()
    {
        var random = new Random(4);
        foreach (var row in HardPlaces)
        {
            var hard = SpherePoint.FromDegrees(row.Data.Item1, row.Data.Item2);
            foreach (var radius in Radii)
            {
                var away = Globe.PointAt(random, hard, random.NextDouble() * (radius + 20) / SpherePoint.EarthRadiusKm);
                Check(S2Cell.At(away, S2Cell.PositionLevel), radius, random);
            }
        }
    }

    [Fact]
    public void Of_AnyPlaces_KeepsItsPromises()
    {
        var random = new Random(5);
        for (var n = 0; n < 1000; n++)
        {
            Check(Globe.AnyCell(random, S2Cell.PositionLevel), random.Next(1001), random);
        }
    }

    [Fact]
    public void Of_TheDefaultRadius_NeedsTheFinestCellsOnly()
    {
        var cells = CellCover.Of(CellOf(31.2304, 121.4737), 10, OneSex);

        Assert.All(cells, cell => Assert.Equal(9, cell.Level));
        Assert.InRange(cells.Length, 1, 9);
    }

    private static S2Cell CellOf(double latitude, double longitude) =>
        S2Cell.At(SpherePoint.FromDegrees(latitude, longitude), S2Cell.PositionLevel);

    private static void Check(S2Cell centre, int radius, Random random)
    {
        foreach (var budget in new[] { OneSex, EverySex })
        {
            var cover = CellCover.Of(centre, radius, budget);
            var level = cover[0].Level;

            Assert.InRange(cover.Length, 1, budget);
            Assert.All(cover, cell => Assert.Equal(level, cell.Level));
            Assert.Equal(cover.OrderBy(cell => (ulong)cell.Id).Distinct(), cover);

            // No cell is there for nothing, so a bounding cap would not do.
            var angle = (radius + 0.5) / SpherePoint.EarthRadiusKm;
            Assert.All(cover, cell => Assert.True(S2Cell.At(centre.Centre, level) == cell || Nearest(cell, centre.Centre) <= angle * 1.001));

            // Nobody within the radius is missed, least of all at its rim.
            for (var n = 0; n < 50; n++)
            {
                var farthest = n % 2 == 0 ? angle : angle * Math.Sqrt(random.NextDouble());
                var person = S2Cell.At(Globe.PointAt(random, centre.Centre, farthest), S2Cell.PositionLevel);
                Assert.True(CellCover.Distance(centre, person) > radius || cover.Contains(person.Parent(level)));
            }
        }
    }

    private static double Nearest(S2Cell cell, SpherePoint from)
    {
        var corners = new CellOutline(cell).Corners;
        return Enumerable.Range(0, 4).SelectMany(k => Globe.Side(corners[k], corners[(k + 1) % 4], 100)).Min(from.AngleTo);
    }
}
