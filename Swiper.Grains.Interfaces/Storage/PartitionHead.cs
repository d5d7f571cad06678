using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// The head of one user's partition. It changes in the transaction that changes the rows, so a swipe and its charge are one.
/// </summary>
/// <param name="Owner">Whose partition.</param>
public sealed record PartitionHead(long Owner)
{
    /// <summary>How many people <see cref="Recent"/> holds: more than a day's rewinds by default.</summary>
    public const int MaxRecent = 8;

    /// <summary>Which activation owns the partition: each claims it with a new one, and a write under a lower one is refused.</summary>
    public long Epoch { get; init; }

    /// <summary>The last sequence number given out, for swipes and for revisions of the listing.</summary>
    public long Seq { get; init; }

    /// <summary>The day the counts are of (<see cref="DateOnly.DayNumber"/>).</summary>
    public int Day { get; init; }

    /// <summary>Likes charged that day.</summary>
    public int Likes { get; init; }

    /// <summary>Superlikes charged that day.</summary>
    public int Superlikes { get; init; }

    /// <summary>Rewinds charged that day.</summary>
    public int Rewinds { get; init; }

    /// <summary>Candidate pools the owner may be listed in: one at rest, more while moving.</summary>
    public ImmutableArray<string> Pools { get; init; } = [];

    /// <summary>Normalised nicknames the owner may hold: one at rest, more while changing.</summary>
    public ImmutableArray<string> Nicknames { get; init; } = [];

    /// <summary>Whether pools and nicknames may disagree with the profile and have to be settled.</summary>
    public bool Unsettled { get; init; }

    /// <summary>
    /// The last people whom the owner swiped and did not take back, the newest last, <see cref="MaxRecent"/> at most. None of them is left out
    /// but the oldest, so where it is empty there may be more.
    /// </summary>
    public ImmutableArray<long> Recent { get; init; } = [];

    /// <summary>Names the owner and keeps the person out of logs.</summary>
    public override string ToString() => $"partition of {Owner}";
}
