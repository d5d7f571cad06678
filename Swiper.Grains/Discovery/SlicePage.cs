namespace Swiper.Grains.Discovery;

/// <summary>A person of a slice, with their place in the seeker's order and the pool they were found in.</summary>
internal readonly record struct Found(ulong Place, long Id, string Pool);

/// <summary>The next people of a slice, in the seeker's order, from one or more parts of pools.</summary>
/// <param name="People">The people.</param>
/// <param name="Last">Beyond this place there may be more; null if these are all.</param>
internal readonly record struct SlicePage(IReadOnlyList<Found> People, ulong? Last)
{
    /// <summary>Merges pages that begin at the same place: the order is known as far as all of them go. A person found twice counts once.</summary>
    public static SlicePage Merge(IReadOnlyList<SlicePage> pages)
    {
        if (pages is [var only])
        {
            return only;
        }

        var last = pages.Min(page => page.Last ?? ulong.MaxValue);
        var people = pages.SelectMany(page => page.People).Where(found => found.Place <= last).OrderBy(found => found.Place).DistinctBy(found => found.Place);
        return new([.. people], pages.All(page => page.Last is null) ? null : last);
    }
}
