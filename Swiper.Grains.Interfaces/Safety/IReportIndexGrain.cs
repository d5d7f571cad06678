using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Swiper.Grains.Interfaces.Safety;

/// <summary>Finds reports over all shards. Key: 0.</summary>
[Alias("swiper.report-index")]
public interface IReportIndexGrain : IGrainWithIntegerKey
{
    /// <summary>Reads a page of reports, oldest first. Null if the cursor is malformed.</summary>
    /// <param name="isOpen">Whether to read the open ones, or the closed ones.</param>
    /// <param name="cursor">From <see cref="ReportPage.Next"/>; null for the first page.</param>
    /// <param name="limit">The size of a page.</param>
    [Alias("List"), Idempotent, AlwaysInterleave]
    Task<ReportPage?> List(bool isOpen, string? cursor, int limit);

    /// <summary>Counts the reports of a person, open or closed.</summary>
    [Alias("CountAbout"), Idempotent, AlwaysInterleave]
    ValueTask<int> CountAbout(long reported);

    /// <summary>Reads reports that have been kept for as long as the setting says, oldest first.</summary>
    [Alias("ReadExpired"), Idempotent, AlwaysInterleave]
    ValueTask<ImmutableArray<Report>> ReadExpired(int limit);
}

/// <summary>A page of reports.</summary>
/// <param name="Reports">The reports.</param>
/// <param name="Next">The cursor of the next page, or null after the last.</param>
[GenerateSerializer, Immutable, Alias("swiper.report-page")]
public sealed record ReportPage([property: Id(0)] ImmutableArray<Report> Reports, [property: Id(1)] string? Next);
