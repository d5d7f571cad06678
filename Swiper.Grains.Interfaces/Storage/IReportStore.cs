using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Safety;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// The reports of all shards; a report's id says which. A write completes after the commit. Every method throws <see
/// cref="StoreUnavailableException"/> if the store cannot answer.
/// </summary>
public interface IReportStore
{
    /// <summary>Adds a report, unless there is one of its id.</summary>
    Task Add(Report report);

    /// <summary>Closes a report, unless it is closed already or gone.</summary>
    Task Close(long id, ReportDecision decision, string by, DateTimeOffset at);

    /// <summary>Deletes a report, if there is one.</summary>
    Task Delete(long id);

    /// <summary>Reads a report, or null.</summary>
    ValueTask<Report?> Read(long id);

    /// <summary>Reads open or closed reports, oldest first, ties by ascending id, starting after <paramref name="after"/> if it is given.</summary>
    ValueTask<ImmutableArray<Report>> ReadPage(bool isOpen, ReportPlace? after, int limit);

    /// <summary>Reads reports of before a moment, oldest first.</summary>
    ValueTask<ImmutableArray<Report>> ReadBefore(DateTimeOffset moment, int limit);

    /// <summary>Counts the reports of a person.</summary>
    ValueTask<int> CountAbout(long reported);
}

/// <summary>A report's place in the order of all.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Id">Its id.</param>
public readonly record struct ReportPlace(DateTimeOffset At, long Id);
