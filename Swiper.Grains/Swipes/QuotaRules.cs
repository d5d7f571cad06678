using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Vip;

namespace Swiper.Grains.Swipes;

internal enum Quota
{
    Like,

    Superlike,

    Rewind,
}

/// <summary>Counts against the day's quotas. Pure. The counts live in the head, so a swipe and its charge are one write.</summary>
internal static class QuotaRules
{
    /// <summary>
    /// Resets the counts when a new day begins. If the clock jumps back, the later day's counts stay in use, so that no jump grants a quota twice.
    /// </summary>
    public static PartitionHead StartDay(PartitionHead head, DateOnly today) => today.DayNumber <= head.Day
        ? head
        : head with { Day = today.DayNumber, Likes = 0, Superlikes = 0, Rewinds = 0 };

    /// <summary>The status of a quota. The head's day must be started.</summary>
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

    /// <summary>Charges a quota, or refunds it if the amount is negative.</summary>
    public static PartitionHead Add(PartitionHead head, Quota quota, int amount) => quota switch
    {
        Quota.Like => head with { Likes = Math.Max(0, head.Likes + amount) },
        Quota.Superlike => head with { Superlikes = Math.Max(0, head.Superlikes + amount) },
        _ => head with { Rewinds = Math.Max(0, head.Rewinds + amount) },
    };
}
