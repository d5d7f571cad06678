using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>What one user (the owner) has to do with one other person: one row. Seen people, likes received and friends are views of these.</summary>
/// <param name="Owner">Whose row.</param>
/// <param name="Other">About whom.</param>
public sealed record Relation(long Owner, long Other)
{
    /// <summary>What the owner says of the other now.</summary>
    public SwipeKind Swipe { get; init; }

    /// <summary>When they said it; also when they took it back.</summary>
    public DateTimeOffset? SwipedAt { get; init; }

    /// <summary>The owner's sequence number of it; 0 where they never said anything.</summary>
    public long Seq { get; init; }

    /// <summary>The day whose quota was charged for it (<see cref="DateOnly.DayNumber"/>); 0 where none was.</summary>
    public int ChargedDay { get; init; }

    /// <summary>Whether the other has yet to be told.</summary>
    public bool Pending { get; init; }

    /// <summary>What the owner was told the other says: a like, a superlike, the end of a friendship, or none.</summary>
    public SwipeKind Heard { get; init; }

    /// <summary>When they were told.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>The other's sequence number of it; 0 where they were never told anything.</summary>
    public long HeardSeq { get; init; }

    /// <summary>Since when the two are friends; null where they are not.</summary>
    public DateTimeOffset? FriendSince { get; init; }

    /// <summary>Whether one of the two ended a friendship between them. Nothing brings it back, and neither is on the other's deck again.</summary>
    public bool IsParted => Swipe == SwipeKind.Unfriend || Heard == SwipeKind.Unfriend;
}
