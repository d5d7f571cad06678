using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Text;

namespace Swiper.Grains.Interfaces.Discovery;

/// <summary>
/// The key of a candidate pool: people of one sex in one place, or in one cell. Those of a place with a position stand apart from those without, since a
/// seeker with a position finds them by distance.
/// </summary>
public static class PoolKey
{
    private const char WithoutPosition = '@';
    private const char WithPosition = '+';
    private const char InCell = '#';

    /// <summary>Makes the key of people in a place. All spellings of a place have one.</summary>
    public static string Of(Sex sex, string place, bool hasPosition = false) =>
        NameOf(sex) + (hasPosition ? WithPosition : WithoutPosition) + FoldedText.Of(place);

    /// <summary>Makes the key of people in a cell.</summary>
    /// <param name="sex">Their sex.</param>
    /// <param name="token">The cell's token.</param>
    public static string OfCell(Sex sex, string token) => NameOf(sex) + InCell + token;

    /// <summary>Reads the place, folded, from the key of a place.</summary>
    public static string PlaceOf(string key) => key[(IndexOfKind(key) + 1)..];

    /// <summary>Reads the sex from a key.</summary>
    public static Sex SexOf(string key) => key[..IndexOfKind(key)] switch
    {
        "male" => Sex.Male,
        "female" => Sex.Female,
        _ => Sex.Other,
    };

    private static int IndexOfKind(string key) => key.AsSpan().IndexOfAny(WithoutPosition, WithPosition, InCell);

    private static string NameOf(Sex sex) => sex switch
    {
        Sex.Male => "male",
        Sex.Female => "female",
        _ => "other",
    };
}

/// <summary>
/// The user a deck is for, and the ages they look for, in years; the pool's key says which sex and place. Where distance counts, <c>Cell</c> is the cell
/// the user is in, and the distances are in kilometres; otherwise it is null.
/// </summary>
[GenerateSerializer, Immutable, Alias("swiper.seeker")]
public sealed record Seeker(
    [property: Id(0)] long Id,
    [property: Id(1)] Sex Sex,
    [property: Id(2)] int Age,
    [property: Id(3)] int MinAge,
    [property: Id(4)] int MaxAge,
    [property: Id(5)] long? Cell = null,
    [property: Id(6)] int MinDistance = 0,
    [property: Id(7)] int MaxDistance = 0)
{
    /// <summary>Names the user and keeps the place out of logs.</summary>
    public override string ToString() => $"seeker {Id}";
}
