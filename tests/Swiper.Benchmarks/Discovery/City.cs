using Swiper.Benchmarks.Storage;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Discovery.Cells;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Benchmarks.Discovery;

/// <summary>Robots of one city, as their listings are stored: by place, and by cells of three sizes.</summary>
internal static class City
{
    public const string Name = "上海";

    private const double Latitude = 31.23;
    private const double Longitude = 121.47;

    /// <summary>How far from the middle robots live, in degrees: a quarter of an hour by train.</summary>
    private const double Radius = 0.15;

    /// <summary>Enough that each commit has as many as it takes.</summary>
    private const int WritesAtOnce = 4_000;

    public static long Centre { get; } = CellAt(Latitude, Longitude);

    public static DateOnly Today { get; } = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));

    public static DateOnly Birth { get; } = Today.AddYears(-30);

    /// <summary>Lists a number of robots.</summary>
    public static async Task Fill(ICandidateStore store, int robots)
    {
        foreach (var some in Enumerable.Range(0, robots).Chunk(WritesAtOnce))
        {
            await Task.WhenAll(some.SelectMany(number => Listings(number).Select(listing => store.Write(listing.Pool, listing.Entry.Id, 1, listing.Entry))));
        }
    }

    private static IEnumerable<(string Pool, Candidate Entry)> Listings(int number)
    {
        var random = new Random(number);
        var angle = random.NextDouble() * Math.Tau;
        var distance = Radius * Math.Sqrt(random.NextDouble());
        var cell = CellAt(Latitude + (distance * Math.Sin(angle)), Longitude + (distance * Math.Cos(angle)));
        var entry = new Candidate(
            SwipeRows.IdOf(number),
            Revision: 1,
            Nickname: $"robot {number}",
            AvatarKey: null,
            Birth.AddDays(-random.Next(3650)),
            Sex.Male,
            MinDatingAge: 18,
            MaxDatingAge: 60,
            VipFlagUntil: null,
            Place: Name,
            Cell: cell,
            ActiveOn: Today.AddDays(-random.Next(30)));
        yield return (PoolKey.Of(Sex.Female, Name, hasPosition: true), entry);
        foreach (var level in CellCover.Levels)
        {
            yield return (PoolKey.OfCell(Sex.Female, new S2Cell(cell).Parent(level).Token), entry);
        }
    }

    private static long CellAt(double latitude, double longitude) =>
        S2Cell.At(SpherePoint.FromDegrees(latitude, longitude), S2Cell.PositionLevel).Id;
}
