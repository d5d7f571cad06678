using System.Collections.Immutable;
using Swiper.Grains.Profiles;

namespace Swiper.Grains.Discovery;

/// <summary>The calendar days that a deck goes by. They stay the same until midnight.</summary>
/// <param name="Today">The day the deck is for.</param>
/// <param name="Earliest">People who were last active before this day are not shown.</param>
internal readonly record struct DeckDays(DateOnly Today, DateOnly Earliest)
{
    /// <summary>The first day of the last seven.</summary>
    private DateOnly WeekStart => Today.AddDays(1 - ActivityRules.WeekDays);

    /// <summary>
    /// The days of the last activity of those who are shown first, second and third. Another silo's clock may be ahead, so that tomorrow counts as today.
    /// </summary>
    public ImmutableArray<(DateOnly From, DateOnly Until)> Bands =>
        [(Today, DateOnly.MaxValue), (WeekStart, Today.AddDays(-1)), (Earliest, WeekStart.AddDays(-1))];

    public static DeckDays At(DateTimeOffset now, Calendar calendar, DiscoveryOptions options) =>
        new(calendar.DateAt(now), calendar.DateAt(now - options.DormantAfter));
}
