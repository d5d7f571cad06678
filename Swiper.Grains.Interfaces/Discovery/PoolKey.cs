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

/// <summary>Who looks for people, and for whom. The pool's key says which sex and where.</summary>
/// <param name="Id">The seeker's id.</param>
/// <param name="Sex">The seeker's sex.</param>
/// <param name="Age">The seeker's age, in years.</param>
/// <param name="MinAge">The youngest age looked for, in years.</param>
/// <param name="MaxAge">The oldest age looked for, in years.</param>
[GenerateSerializer, Immutable, Alias("swiper.seeker")]
public sealed record Seeker(
    [property: Id(0)] long Id,
    [property: Id(1)] Sex Sex,
    [property: Id(2)] int Age,
    [property: Id(3)] int MinAge,
    [property: Id(4)] int MaxAge);
