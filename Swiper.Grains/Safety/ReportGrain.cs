using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Safety;

/// <inheritdoc cref="IReportGrain"/>
/// <remarks>Keeps nothing in memory: a report is read a few times in its life.</remarks>
[GrainType("swiper.report")]
internal sealed class ReportGrain(IGrainContext context, IReportStore store, TimeProvider time) : Grain(context), IReportGrain
{
    private long Id => this.GetPrimaryKeyLong();

    /// <inheritdoc/>
    public async Task<Report> File(Report report)
    {
        if (await store.Read(Id) is { } filed)
        {
            return filed;
        }

        await store.Add(report);
        return report;
    }

    /// <inheritdoc/>
    public ValueTask<Report?> Read() => store.Read(Id);

    /// <inheritdoc/>
    public async Task<Result<Report>> Close(ReportDecision decision, string by)
    {
        if (decision == ReportDecision.None)
        {
            return Refusal.BadRequest("decision");
        }

        if (await store.Read(Id) is not { } report)
        {
            return Refusal.BadRequest("id");
        }

        if (report.Decision == ReportDecision.None)
        {
            await store.Close(Id, decision, by, time.GetUtcNow());

            // Another activation may have closed it first, while a network is split.
            report = await store.Read(Id) ?? report;
        }

        return report.Decision == decision ? report : Refusal.BadRequest("decision");
    }

    /// <inheritdoc/>
    public Task Forget() => store.Delete(Id);
}
