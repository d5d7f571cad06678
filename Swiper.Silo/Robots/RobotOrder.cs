using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Text;

namespace Swiper.Silo.Robots;

/// <summary>Asks for a part of a run of robots. The same seed and places give the same robots, whatever part of the run is asked for.</summary>
/// <param name="Seed">Any number.</param>
/// <param name="Places">Where they live; empty for the eight cities.</param>
/// <param name="From">The first robot's place in the run, from 0.</param>
/// <param name="Count">How many.</param>
public sealed record RobotOrder(long Seed, ImmutableArray<string> Places, int From, int Count)
{
    /// <summary>Most robots one order may ask for.</summary>
    public const int CountMax = 10_000;

    private const int PlacesMax = 1_000;

    /// <summary>Whether the order can be carried out.</summary>
    public bool IsValid() =>
        From >= 0
        && Count is > 0 and <= CountMax
        && From <= int.MaxValue - Count
        && !Places.IsDefault
        && Places.Length <= PlacesMax
        && Places.All(IsPlace);

    private static bool IsPlace(string? place) =>
        !string.IsNullOrEmpty(place) && ShownText.Check(place, Limits.LocationMaxLength, out var stored) is null && stored == place;
}

/// <summary>What became of an order.</summary>
/// <param name="Created">Robots that are new.</param>
/// <param name="Present">Robots that were there already.</param>
public sealed record RobotsSeeded(int Created, int Present);
