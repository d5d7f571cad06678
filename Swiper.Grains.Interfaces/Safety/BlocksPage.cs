using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Safety;

/// <summary>A page of the people a user blocks, newest first. Whoever blocks the user too is left out: to the user they do not exist.</summary>
/// <param name="Ids">Their ids.</param>
/// <param name="Next">The cursor of the next page, or null after the last.</param>
[GenerateSerializer, Immutable, Alias("swiper.blocks-page")]
public sealed record BlocksPage([property: Id(0)] ImmutableArray<long> Ids, [property: Id(1)] string? Next)
{
    /// <summary>Keeps the persons out of logs.</summary>
    public override string ToString() => $"{Ids.Length} blocks";
}
