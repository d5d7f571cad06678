using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Vip;

namespace Swiper.Grains.Swipes;

/// <summary>What is counted by the day.</summary>
internal enum Quota
{
    /// <summary>Likes.</summary>
    Like,

    /// <summary>Superlikes.</summary>
    Superlike,

    /// <summary>Rewinds.</summary>
    Rewind,
}

/// <summary>What a day's quota allows. Pure. The counts live in the head of the partition, so a swipe and its charge are one write.</summary>
internal static class QuotaRules
{
    /// <summary>
    /// The head with the counts of the given day. A day that is over is forgotten; a clock that jumps back finds the later day's counts and
    /// goes on with them, so that no jump ever gives a quota twice.
    /// </summary>
    public static PartitionHead StartDay(PartitionHead head, DateOnly today) => today.DayNumber <= head.Day
        ? head
        : head with { Day = today.DayNumber, Likes = 0, Superlikes = 0, Rewinds = 0 };

    /// <summary>The state of one quota, given a head whose day was started.</summary>
    public static QuotaStatus Status(PartitionHead head, Quota quota, Permissions permissions, QuotaOptions options, Calendar calendar)
    {
        var resetAt = calendar.EndOf(DateOnly.FromDayNumber(head.Day));
        return quota switch
        {
            Quota.Like => new(head.Likes, permissions.HasFlag(Permissions.UnlimitedLikes) ? null : options.Like, resetAt),
            Quota.Superlike => new(head.Superlikes, options.Superlike, resetAt),
            _ => new(head.Rewinds, options.Rewind, resetAt),
        };
    }

    /// <summary>The head after a charge, or with a negative amount a refund.</summary>
    public static PartitionHead Add(PartitionHead head, Quota quota, int amount) => quota switch
    {
        Quota.Like => head with { Likes = Math.Max(0, head.Likes + amount) },
        Quota.Superlike => head with { Superlikes = Math.Max(0, head.Superlikes + amount) },
        _ => head with { Rewinds = Math.Max(0, head.Rewinds + amount) },
    };
}
