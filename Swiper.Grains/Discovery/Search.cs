using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Discovery.Cells;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Discovery;

/// <summary>What a user looks for: the pools that can hold such people, and what is asked of those.</summary>
/// <param name="Seeker">The user, and what they ask of people.</param>
/// <param name="Pools">The pools; never more than 16.</param>
internal sealed record Search(Seeker Seeker, ImmutableArray<string> Pools)
{
    /// <summary>The most cells in which people of one sex are looked for, and of each of several sexes; those without a position are a pool more.</summary>
    private const int CellsOfOneSex = 15;
    private const int CellsOfEachSex = 4;

    private static readonly Sex[] Sexes = [Sex.Male, Sex.Female, Sex.Other];

    /// <summary>The user's interests, separated by commas. They decide nothing, so another search with others is the same.</summary>
    public string? Interests { get; init; }

    /// <summary>Plans the search of a user who has sex, birth date and place.</summary>
    /// <param name="seeker">The user; the cell is null where the distance does not count: without a position, and in a place that is not the user's.</param>
    /// <param name="sought">The sexes looked for.</param>
    /// <param name="place">The place looked in, or null if it has no name.</param>
    public static Search In(Seeker seeker, Sex sought, string? place)
    {
        var sexes = Array.FindAll(Sexes, sex => sought.HasFlag(sex));
        var pools = sexes.SelectMany(sex => Named(sex, place, seeker.Cell is not null));
        if (seeker.Cell is not { } cell)
        {
            // Distances decide nothing, so another search with others is the same.
            return new(seeker with { MinDistance = 0, MaxDistance = 0 }, [.. pools]);
        }

        var cells = CellCover.Of(new S2Cell(cell), seeker.MaxDistance, sexes.Length == 1 ? CellsOfOneSex : CellsOfEachSex);
        return new(seeker, [.. pools, .. sexes.SelectMany(sex => cells.Select(near => PoolKey.OfCell(sex, near.Token)))]);
    }

    /// <summary>The same search, as far as anybody may look; null if it is that far already, or distance does not count.</summary>
    public static Seeker? Farther(Seeker seeker) => seeker is { Cell: not null } and not { MinDistance: 0, MaxDistance: Limits.DistanceMaxKm }
        ? seeker with { MinDistance = 0, MaxDistance = Limits.DistanceMaxKm }
        : null;

    /// <summary>The same search for people of any age; null if it is that already.</summary>
    public static Seeker? OfAnyAge(Seeker seeker) => seeker is { MinAge: Limits.AgeMin, MaxAge: Limits.DatingAgeMax }
        ? null
        : seeker with { MinAge = Limits.AgeMin, MaxAge = Limits.DatingAgeMax };

    /// <summary>The pools of a place. By distance one finds people with a position in cells.</summary>
    private static IEnumerable<string> Named(Sex sex, string? place, bool byDistance) =>
        place is null ? []
        : byDistance ? [PoolKey.Of(sex, place)]
        : [PoolKey.Of(sex, place), PoolKey.Of(sex, place, hasPosition: true)];

    public bool Equals(Search? other) => other is not null && Seeker == other.Seeker && Pools.SequenceEqual(other.Pools);

    public override int GetHashCode() => Seeker.GetHashCode();
}
