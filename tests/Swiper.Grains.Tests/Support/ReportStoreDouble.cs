using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Tests.Support;

/// <summary>Reports in memory. Faults match a call by its method and the report's id.</summary>
public sealed class ReportStoreDouble : StoreDouble<(string Method, long Id)>, IReportStore
{
    private readonly SortedDictionary<long, Report> _reports = [];

    /// <summary>The reports of a person.</summary>
    public ImmutableArray<Report> About(long reported)
    {
        lock (Gate)
        {
            return [.. _reports.Values.Where(report => report.Reported == reported)];
        }
    }

    public Task Add(Report report) => Answer((nameof(Add), report.Id), () => _reports.TryAdd(report.Id, report));

    public Task Close(long id, ReportDecision decision, string by, DateTimeOffset at) => Answer((nameof(Close), id), () =>
    {
        if (_reports.GetValueOrDefault(id) is { Decision: ReportDecision.None } open)
        {
            _reports[id] = open with { Decision = decision, ClosedBy = by, ClosedAt = at };
        }

        return true;
    });

    public Task Delete(long id) => Answer((nameof(Delete), id), () => _reports.Remove(id));

    public async ValueTask<Report?> Read(long id) => await Answer((nameof(Read), id), () => _reports.GetValueOrDefault(id));

    public async ValueTask<ImmutableArray<Report>> ReadPage(bool isOpen, ReportPlace? after, int limit) => await Answer((nameof(ReadPage), 0), () => InOrder()
        .Where(report => report.Decision == ReportDecision.None == isOpen)
        .Where(report => after is not { } last || (report.At, report.Id).CompareTo((last.At, last.Id)) > 0)
        .Take(limit)
        .ToImmutableArray());

    public async ValueTask<ImmutableArray<Report>> ReadBefore(DateTimeOffset moment, int limit) =>
        await Answer((nameof(ReadBefore), 0), () => InOrder().Where(report => report.At < moment).Take(limit).ToImmutableArray());

    public async ValueTask<int> CountAbout(long reported) =>
        await Answer((nameof(CountAbout), 0), () => _reports.Values.Count(report => report.Reported == reported));

    private IOrderedEnumerable<Report> InOrder() => _reports.Values.OrderBy(report => (report.At, report.Id));
}
