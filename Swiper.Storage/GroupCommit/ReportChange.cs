using Swiper.Grains.Interfaces.Safety;

namespace Swiper.Storage.GroupCommit;

/// <summary>Changes a report. Outcome: true; whether there was anything to change is for the caller to read.</summary>
internal abstract class ReportChange : StoreChange<bool>
{
    private protected override int RowsOf(bool outcome) => 1;
}

/// <summary>Adds a report, unless there is one of its id.</summary>
internal sealed class ReportFiling(Report report) : ReportChange
{
    internal Report Report { get; } = report;
}

/// <summary>Closes a report that is open.</summary>
internal sealed class ReportClosing(long id, ReportDecision decision, string by, DateTimeOffset at) : ReportChange
{
    internal long Id { get; } = id;

    internal ReportDecision Decision { get; } = decision;

    internal string By { get; } = by;

    internal DateTimeOffset At { get; } = at;
}

/// <summary>Deletes a report.</summary>
internal sealed class ReportDeletion(long id) : ReportChange
{
    internal long Id { get; } = id;
}
