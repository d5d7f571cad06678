using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Interfaces.Discovery;

/// <summary>The key of a candidate pool: people of one sex in one place.</summary>
public static class PoolKey
{
    /// <summary>The key of <see cref="ICandidatePoolGrain"/> for a sex and a place.</summary>
    public static string Of(Sex sex, string place) => (sex == Sex.Male ? "male@" : "female@") + place;

    /// <summary>The place a key names.</summary>
    public static string PlaceOf(string key) => key[(key.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <summary>The sex a key names.</summary>
    public static Sex SexOf(string key) => key.StartsWith("male@", StringComparison.Ordinal) ? Sex.Male : Sex.Female;
}
