using System.Globalization;
using Swiper.Api.Tests.Support;
using Swiper.Grains.Interfaces.Discovery.Cells;

namespace Swiper.Api.Tests.Discovery;

/// <summary>Somebody who probes a person with positions and filters of their own learns nothing beyond the person's cell.</summary>
public sealed class PositionPrivacyTests
{
    private const int Probes = 10_000;
    private const int ProbesPerFilter = 50;
    private const int CheckedAgain = 7;

    private static readonly S2Cell Hidden = S2Cell.At(SpherePoint.FromDegrees(31.2304, 121.4737), S2Cell.PositionLevel);

    [Fact]
    public async Task Probe_PositionsAndFiltersAroundAPerson_AnswersDependOnCellsAlone()
    {
        await using var server = await RelaxedServer.Start(("RateLimits:Enabled", "false"));
        var place = "place-" + Guid.NewGuid().ToString("N")[..12];
        var hidden = await (await Person.SignUp(server.Api)).Settle(place, "female", datingSex: "male");
        var prober = await (await Person.SignUp(server.Api)).Settle(place, "male");
        var bystander = await (await Person.SignUp(server.Api)).Settle(place, "female", datingSex: "male");
        await Stand(bystander, (31.25, 121.5));
        var (random, answers, seen) = (new Random(1), new Dictionary<(S2Cell, int, int), string>(), 0);
        for (var probe = 0; probe < Probes;)
        {
            // A filter, and a cell to look from, some kilometres away; both come again later, in another order.
            var filter = probe / ProbesPerFilter;
            var (min, max) = (filter % CheckedAgain % 4 * 3, 4 + (filter % CheckedAgain * 3));
            var from = Around(filter % (CheckedAgain * 4));
            (await prober.Post("/api/user/profile", ("min_distance", Text(min)), ("max_distance", Text(max)))).Ok();
            for (var n = 0; n < ProbesPerFilter; n++, probe++)
            {
                await Stand(hidden, PointIn(Hidden, random));
                await Stand(prober, PointIn(from, random));
                var answer = (await prober.Get("/api/social/users")).Text;
                seen += answer.Contains(hidden.Sid, StringComparison.Ordinal) ? 1 : 0;

                Assert.Equal(answers.TryAdd((from, min, max), answer) ? answer : answers[(from, min, max)], answer);
            }
        }

        // The filters told apart who is near and who is far: otherwise the test would show nothing.
        Assert.InRange(seen, Probes / 10, Probes * 9 / 10);
        Assert.InRange(answers.Values.Distinct().Count(), 10, Probes / ProbesPerFilter);
    }

    private static async Task Stand(Person person, (double Latitude, double Longitude) at) => (await person.Post(
        "/api/user/position",
        ("latitude", at.Latitude.ToString("F9", CultureInfo.InvariantCulture)),
        ("longitude", at.Longitude.ToString("F9", CultureInfo.InvariantCulture)))).Ok();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>One of the cells on rings around the person.</summary>
    private static S2Cell Around(int number)
    {
        var (sin, cos) = Math.SinCos(number * 2.4);
        var degrees = 0.01 + (0.005 * number);
        return S2Cell.At(SpherePoint.FromDegrees(31.2304 + (degrees * sin), 121.4737 + (degrees * cos)), S2Cell.PositionLevel);
    }

    /// <summary>Any point of a cell, also near its rim.</summary>
    private static (double Latitude, double Longitude) PointIn(S2Cell cell, Random random)
    {
        const double Reach = 0.01;
        var centre = cell.Centre;
        var (latitude, longitude) = (Math.Asin(centre.Z) * 180 / Math.PI, Math.Atan2(centre.Y, centre.X) * 180 / Math.PI);
        while (true)
        {
            var at = (Latitude: Math.Round(latitude + (Reach * ((2 * random.NextDouble()) - 1)), 9), Longitude: Math.Round(longitude + (Reach * ((2 * random.NextDouble()) - 1)), 9));
            if (S2Cell.At(SpherePoint.FromDegrees(at.Latitude, at.Longitude), S2Cell.PositionLevel) == cell)
            {
                return at;
            }
        }
    }
}
