namespace Swiper.Grains.Discovery;

/// <summary>What a deck has to know of the time.</summary>
/// <param name="Days">The days of the bands.</param>
/// <param name="DislikesSince">Dislikes of before this moment are forgotten.</param>
internal readonly record struct DeckMoment(DeckDays Days, DateTimeOffset DislikesSince)
{
    /// <summary>
    /// Makes the moment of a deck that is asked for now. Dislikes are forgotten by the day, so that those of one day come back together, and no deck has to
    /// start over for each.
    /// </summary>
    public static DeckMoment At(DateTimeOffset now, Calendar calendar, DiscoveryOptions options)
    {
        var days = DeckDays.At(now, calendar, options);
        return new(days, calendar.EndOf(days.Today.AddDays(-1)) - options.DislikeLifetime);
    }
}
