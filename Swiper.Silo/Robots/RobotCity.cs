using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Discovery.Cells;

namespace Swiper.Silo.Robots;

/// <summary>A city that robots live in, and where it is.</summary>
/// <param name="Name">The name.</param>
/// <param name="Latitude">The latitude of its centre, in degrees.</param>
/// <param name="Longitude">The longitude of its centre, in degrees.</param>
internal sealed record RobotCity(string Name, double Latitude, double Longitude)
{
    private const double KilometresPerDegree = Math.PI / 180 * SpherePoint.EarthRadiusKm;
    private const double RadiusKm = 15;

    /// <summary>Where robots live if no places are given.</summary>
    public static ImmutableArray<RobotCity> All { get; } =
    [
        new("北京", 39.9042, 116.4074),
        new("上海", 31.2304, 121.4737),
        new("深圳", 22.5431, 114.0579),
        new("广州", 23.1291, 113.2644),
        new("西安", 34.3416, 108.9398),
        new("成都", 30.5728, 104.0668),
        new("沈阳", 41.8057, 123.4315),
        new("武汉", 30.5928, 114.3055),
    ];

    /// <summary>The city of a name, or null: then nobody knows where it is, and its robots have no position.</summary>
    public static RobotCity? Find(string name) => All.FirstOrDefault(city => city.Name == name);

    /// <summary>A home in the city; the nearer to its centre, the more people live there.</summary>
    /// <param name="distance">How far from the centre, from 0 to 1.</param>
    /// <param name="direction">In which direction, from 0 to 1.</param>
    public S2Cell Home(double distance, double direction)
    {
        var (sin, cos) = Math.SinCos(2 * Math.PI * direction);
        var degrees = distance * RadiusKm / KilometresPerDegree;
        return S2Cell.At(
            SpherePoint.FromDegrees(Latitude + (degrees * sin), Longitude + (degrees * cos / Math.Cos(Latitude * Math.PI / 180))),
            S2Cell.PositionLevel);
    }
}
