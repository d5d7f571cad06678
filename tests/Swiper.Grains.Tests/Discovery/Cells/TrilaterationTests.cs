using Swiper.Grains.Interfaces.Discovery.Cells;

namespace Swiper.Grains.Tests.Discovery.Cells;

/// <summary>An attacker who asks for distances from many places, and finds the place that fits them best.</summary>
public sealed class TrilaterationTests
{
    private const double Degree = Math.PI / 180;

    [Theory]
    [InlineData(3)]
    [InlineData(500)]
    public void Attack_AnyNumberOfProbes_FindsNobodyMorePreciselyThanTheirCell(int probes)
    {
        var random = new Random(probes);
        for (var n = 0; n < 5; n++)
        {
            // People in every corner of a cell, and its middle: the attacker is told the same of all.
            var cell = Globe.AnyCell(random, S2Cell.PositionLevel);
            var corners = new CellOutline(cell).Corners;
            var people = corners.Select(corner => Between(corner, cell.Centre, 0.999)).Append(cell.Centre).ToList();
            var places = Enumerable.Range(0, probes).Select(_ => Globe.PointAt(random, cell.Centre, random.NextDouble() * 20 / SpherePoint.EarthRadiusKm)).ToList();
            var guesses = people.Select(person => Guess(places, [.. places.Select(place => Told(place, person))])).ToList();

            Assert.All(guesses, guess => Assert.Equal(guesses[0], guess));

            // So whatever is guessed is wrong by at least half the cell's width of one of them.
            var halfWidth = corners[0].KilometresTo(corners[2]) / 2;
            Assert.True(people.Max(person => person.KilometresTo(guesses[0])) >= halfWidth * 0.99);
        }
    }

    [Fact]
    public void Attack_ExactDistances_WouldFindThemToTheMetre()
    {
        // Without rounding the same attack succeeds, so the test above is no proof of a weak attacker.
        var random = new Random(9);
        var person = Globe.AnyPoint(random);
        var places = Enumerable.Range(0, 500).Select(_ => Globe.PointAt(random, person, random.NextDouble() * 20 / SpherePoint.EarthRadiusKm)).ToList();

        Assert.InRange(person.KilometresTo(Guess(places, [.. places.Select(place => place.KilometresTo(person))])), 0, 0.001);
    }

    /// <summary>What the API tells: a whole number of kilometres between the cells of both.</summary>
    private static double Told(SpherePoint from, SpherePoint person) =>
        CellCover.Distance(S2Cell.At(from, S2Cell.PositionLevel), S2Cell.At(person, S2Cell.PositionLevel));

    private static SpherePoint Between(SpherePoint one, SpherePoint other, double share) =>
        new SpherePoint(
            (one.X * share) + (other.X * (1 - share)), (one.Y * share) + (other.Y * (1 - share)), (one.Z * share) + (other.Z * (1 - share))).Normalized();

    /// <summary>The place whose distances differ least from those told: a search on ever finer grids, which needs no good start.</summary>
    private static SpherePoint Guess(List<SpherePoint> places, double[] distances)
    {
        var middle = places.Aggregate(new SpherePoint(0, 0, 0), (sum, place) => new(sum.X + place.X, sum.Y + place.Y, sum.Z + place.Z)).Normalized();
        var (best, step) = (middle, 4.0);
        for (; step > 0.0001; step /= 2)
        {
            best = Grid(best, step).MinBy(point => places.Zip(distances).Sum(probe => Math.Pow(probe.First.KilometresTo(point) - probe.Second, 2)));
        }

        return best;
    }

    private static IEnumerable<SpherePoint> Grid(SpherePoint middle, double stepKm)
    {
        var (latitude, longitude) = (Math.Asin(middle.Z) / Degree, Math.Atan2(middle.Y, middle.X) / Degree);
        var degrees = stepKm / SpherePoint.EarthRadiusKm / Degree;
        return
            from i in Enumerable.Range(-4, 9)
            from j in Enumerable.Range(-4, 9)
            select SpherePoint.FromDegrees(latitude + (i * degrees), longitude + (j * degrees / Math.Max(0.01, Math.Cos(latitude * Degree))));
    }
}
