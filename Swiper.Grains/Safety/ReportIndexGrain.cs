using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Swiper.Grains.Friends;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Safety;

/// <inheritdoc cref="IReportIndexGrain"/>
[GrainType("swiper.report-index")]
internal sealed class ReportIndexGrain(IGrainContext context, IReportStore store, IOptions<SafetyOptions> options, TimeProvider time)
    : Grain(context), IReportIndexGrain
{
    /// <inheritdoc/>
    public async Task<ReportPage?> List(bool isOpen, string? cursor, int limit)
    {
        if (!ListCursor.TryRead(cursor, out var after))
        {
            return null;
        }

        // Read one more than a page to learn whether there is a next page.
        var found = await store.ReadPage(isOpen, after is { } last ? new ReportPlace(last.Since, last.Id) : null, limit + 1);
        var page = found.Take(limit).ToImmutableArray();
        return new ReportPage(page, found.Length > page.Length ? ListCursor.Format(new PersonSince(page[^1].Id, page[^1].At)) : null);
    }

    /// <inheritdoc/>
    public ValueTask<int> CountAbout(long reported) => store.CountAbout(reported);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Report>> ReadExpired(int limit) => store.ReadBefore(time.GetUtcNow() - options.Value.ReportLifetime, limit);
}
