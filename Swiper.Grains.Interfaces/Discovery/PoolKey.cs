using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Text;

namespace Swiper.Grains.Interfaces.Discovery;

/// <summary>The key of a candidate pool: people of one sex in one place.</summary>
public static class PoolKey
{
    /// <summary>Makes the key of an <see cref="ICandidatePoolGrain"/>. All spellings of a place have one.</summary>
    public static string Of(Sex sex, string place) => (sex == Sex.Male ? "male@" : "female@") + FoldedText.Of(place);

    /// <summary>Reads the place, folded, from a key.</summary>
    public static string PlaceOf(string key) => key[(key.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <summary>Reads the sex from a key.</summary>
    public static Sex SexOf(string key) => key.StartsWith("male@", StringComparison.Ordinal) ? Sex.Male : Sex.Female;
}

/// <summary>The user a deck is for, and the ages they look for, in years. The pool's key says which sex and place.</summary>
[GenerateSerializer, Immutable, Alias("swiper.seeker")]
public sealed record Seeker(
    [property: Id(0)] long Id,
    [property: Id(1)] Sex Sex,
    [property: Id(2)] int Age,
    [property: Id(3)] int MinAge,
    [property: Id(4)] int MaxAge);
