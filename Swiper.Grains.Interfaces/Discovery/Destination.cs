namespace Swiper.Grains.Interfaces.Discovery;

/// <summary>Where a user travels: to a place by its name, or to a cell, of which no name is known. One of the two is set.</summary>
/// <param name="Location">The name, as typed.</param>
/// <param name="Cell">The id of a cell of level <see cref="Cells.S2Cell.PositionLevel"/>.</param>
[GenerateSerializer, Immutable, Alias("swiper.destination")]
public sealed record Destination([property: Id(0)] string? Location = null, [property: Id(1)] long? Cell = null)
{
    /// <summary>Keeps the place out of logs.</summary>
    public override string ToString() => nameof(Destination);
}

/// <summary>A journey, as the traveller sees it.</summary>
/// <param name="Location">The name of the destination, or null if it was given as a position.</param>
/// <param name="EndsAt">When it ends, with the permission to travel; null if the permission does not end.</param>
[GenerateSerializer, Immutable, Alias("swiper.journey")]
public sealed record Journey([property: Id(0)] string? Location, [property: Id(1)] DateTimeOffset? EndsAt)
{
    /// <summary>Keeps the place out of logs.</summary>
    public override string ToString() => nameof(Journey);
}
