using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>One row: the owner's relation to one other person. Swiped people, likes received and friends are views of rows.</summary>
/// <param name="Owner">The user whose row it is.</param>
/// <param name="Other">The person the row is about.</param>
public sealed record Relation(long Owner, long Other)
{
    /// <summary>The owner's swipe of the other.</summary>
    public SwipeKind Swipe { get; init; }

    /// <summary>When the owner swiped or rewound.</summary>
    public DateTimeOffset? SwipedAt { get; init; }

    /// <summary>The owner's sequence number of the swipe; 0 if they never swiped.</summary>
    public long Seq { get; init; }

    /// <summary>The day whose quota was charged for the swipe (<see cref="DateOnly.DayNumber"/>), or 0.</summary>
    public int ChargedDay { get; init; }

    /// <summary>The note sent with the swipe, a superlike, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the other has yet to be told of the swipe.</summary>
    public bool Pending { get; init; }

    /// <summary>The other's statement about the owner: a like, a superlike, the end of a friendship, or none.</summary>
    public SwipeKind Heard { get; init; }

    /// <summary>When the owner heard it.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>The other's sequence number of the statement; 0 if the owner never heard one.</summary>
    public long HeardSeq { get; init; }

    /// <summary>The note that came with the statement, a superlike, or null.</summary>
    public string? HeardNote { get; init; }

    /// <summary>When the two became friends, or null.</summary>
    public DateTimeOffset? FriendSince { get; init; }

    /// <summary>Who of the two blocks the other, whatever else each says.</summary>
    public Blocks Blocks { get; init; }

    /// <summary>When the owner blocked the other, or null.</summary>
    public DateTimeOffset? BlockedAt { get; init; }

    /// <summary>Whether one of the two blocks the other: neither is shown to the other.</summary>
    public bool IsBlocked => Blocks != Blocks.None;

    /// <summary>Whether one of the two ended their friendship, for good: neither is on the other's deck again.</summary>
    public bool IsParted => Swipe == SwipeKind.Unfriend || Heard == SwipeKind.Unfriend;

    /// <summary>Whether the other stays off the owner's deck: swiped, unless by a dislike of before a moment, parted or blocked.</summary>
    public bool IsSeen(DateTimeOffset dislikesSince) => IsBlocked || IsParted || Swipe.IsLike() || (Swipe == SwipeKind.Dislike && SwipedAt >= dislikesSince);

    /// <summary>Whether the other likes the owner and waits for an answer.</summary>
    public bool IsWaiting => Swipe == SwipeKind.None && Heard.IsLike() && !IsBlocked;

    /// <summary>Names the two and keeps their notes out of logs.</summary>
    public override string ToString() => $"relation of {Owner} to {Other}";
}
