using Orleans.Concurrency;

namespace Swiper.Grains.Interfaces.Safety;

/// <summary>
/// One report, for the service itself. Key: the report's id. Every method throws <see cref="Storage.StoreUnavailableException"/> if a store is
/// unavailable.
/// </summary>
[Alias("swiper.report-grain")]
public interface IReportGrain : IGrainWithIntegerKey
{
    /// <summary>Files the report, unless it is filed already. Answers what is stored.</summary>
    [Alias("File"), Idempotent]
    Task<Report> File(Report report);

    /// <summary>Reads the report, or null if there is none.</summary>
    [Alias("Read"), Idempotent, AlwaysInterleave]
    ValueTask<Report?> Read();

    /// <summary>
    /// Closes the report. A repeat of the same decision changes nothing. Refusals: <see cref="ErrorCode.BAD_REQUEST"/> for a report that is not there,
    /// or that was decided otherwise.
    /// </summary>
    /// <param name="decision">The decision; not <see cref="ReportDecision.None"/>.</param>
    /// <param name="by">The operator's name.</param>
    [Alias("Close"), Idempotent]
    Task<Result<Report>> Close(ReportDecision decision, string by);

    /// <summary>Deletes the report, once the copies of its pictures are deleted.</summary>
    [Alias("Forget"), Idempotent]
    Task Forget();
}
