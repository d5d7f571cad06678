using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Grains.Safety;

/// <summary>
/// The steps of making a report and of forgetting it, in the order that no crash can break: the row comes before the copies of the pictures and goes
/// after them, so that no copy is without a row.
/// </summary>
/// <param name="grains">The grains.</param>
/// <param name="copy">Copies a file for the report of an id, if it is still there. Idempotent.</param>
/// <param name="delete">Deletes the copy of a file for the report of an id. Idempotent.</param>
public sealed class ReportFlows(IGrainFactory grains, Func<string, long, Task> copy, Func<string, long, Task> delete)
{
    private const int PageSize = 100;

    /// <summary>Reports a person. If the copies fail the request does, and its repeat, which is the same report, makes up for them.</summary>
    public async Task<Result<Report>> File(long user, SessionProof proof, ReportRequest request)
    {
        var filed = await grains.GetGrain<IUserSafety>(user).Report(proof, request);
        if (filed.Value is { } report)
        {
            foreach (var key in PicturesOf(report))
            {
                await copy(key, report.Id);
            }
        }

        return filed;
    }

    /// <summary>Deletes the reports that have been kept for long enough.</summary>
    public async Task Sweep()
    {
        var index = grains.GetGrain<IReportIndexGrain>(0);
        for (var page = await index.ReadExpired(PageSize); !page.IsEmpty; page = await index.ReadExpired(PageSize))
        {
            foreach (var report in page)
            {
                foreach (var key in PicturesOf(report))
                {
                    await delete(key, report.Id);
                }

                await grains.GetGrain<IReportGrain>(report.Id).Forget();
            }
        }
    }

    private static IEnumerable<string> PicturesOf(Report report) => new[] { report.Seen.AvatarKey, report.Seen.PhotoKey }.OfType<string>();
}
