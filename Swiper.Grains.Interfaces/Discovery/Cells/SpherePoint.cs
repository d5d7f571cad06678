namespace Swiper.Grains.Interfaces.Discovery.Cells;

/// <summary>A direction from the centre of the globe; a point of the unit sphere if its length is 1.</summary>
/// <param name="X">Towards latitude 0, longitude 0.</param>
/// <param name="Y">Towards latitude 0, longitude 90.</param>
/// <param name="Z">Towards the north pole.</param>
public readonly record struct SpherePoint(double X, double Y, double Z)
{
    /// <summary>The mean radius of the Earth.</summary>
    public const double EarthRadiusKm = 6371.01;

    /// <summary>Makes the point at a latitude of -90 to 90 and a longitude of -180 to 180 degrees.</summary>
    public static SpherePoint FromDegrees(double latitude, double longitude)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(latitude * (Math.PI / 180));
        var (sinLongitude, cosLongitude) = Math.SinCos(longitude * (Math.PI / 180));
        return new(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }

    /// <summary>The distance along a great circle, in kilometres.</summary>
    public double KilometresTo(SpherePoint other) => EarthRadiusKm * AngleTo(other);

    /// <summary>The angle between two directions, in radians; exact for small and for large ones.</summary>
    public double AngleTo(SpherePoint other) => Math.Atan2(Cross(other).Length, Dot(other));

    /// <summary>Hides the place.</summary>
    public override string ToString() => nameof(SpherePoint);

    internal double Length => Math.Sqrt(Dot(this));

    internal double Dot(SpherePoint other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    internal SpherePoint Cross(SpherePoint other) => new(
        (Y * other.Z) - (Z * other.Y),
        (Z * other.X) - (X * other.Z),
        (X * other.Y) - (Y * other.X));

    internal SpherePoint Normalized()
    {
        var length = Length;
        return new(X / length, Y / length, Z / length);
    }
}
