using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Media;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>The head of one user's partition. It changes in the transaction that changes the rows, so a swipe and its charge are one write.</summary>
/// <param name="Owner">The owner of the partition.</param>
public sealed record PartitionHead(long Owner)
{
    /// <summary>The capacity of <see cref="Recent"/>: more than a day's rewinds by default.</summary>
    public const int MaxRecent = 8;

    /// <summary>
    /// The number of the activation that owns the partition. Each activation claims it with a higher one, and writes with a lower one are fenced.
    /// </summary>
    public long Epoch { get; init; }

    /// <summary>The last sequence number used, for swipes and for revisions of the listing.</summary>
    public long Seq { get; init; }

    /// <summary>The day of the quota counts (<see cref="DateOnly.DayNumber"/>).</summary>
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

    /// <summary>Whether pools and nicknames may disagree with the profile.</summary>
    public bool Unsettled { get; init; }

    /// <summary>
    /// The people the owner swiped last and did not rewind, newest last, at most <see cref="MaxRecent"/>. Only the oldest are ever dropped, so an
    /// empty list does not mean that there are no swipes.
    /// </summary>
    public ImmutableArray<long> Recent { get; init; } = [];

    /// <summary>The places that are taken of the last deal the owner swiped in. Reading a deck writes nothing, so an unanswered deal is not known here.</summary>
    public TakenPlaces Taken { get; init; }

    /// <summary>What may have to be done with the owner's pictures.</summary>
    public PictureWork Pictures { get; init; }

    /// <summary>Names the owner and keeps the person out of logs.</summary>
    public override string ToString() => $"partition of {Owner}";
}
