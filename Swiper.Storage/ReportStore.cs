using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

/// <summary>Reads the reports of one shard, as <see cref="IReportStore"/> says.</summary>
internal interface IReportReader
{
    ValueTask<Report?> Read(long id);

    ValueTask<ImmutableArray<Report>> ReadPage(bool isOpen, ReportPlace? after, int limit);

    ValueTask<ImmutableArray<Report>> ReadBefore(DateTimeOffset moment, int limit);

    ValueTask<int> CountAbout(long reported);
}

/// <summary>Reports over all shards: each is in the database of its id, so a list asks all of them.</summary>
internal sealed class ReportStore(StoreShards shards) : IReportStore
{
    public Task Add(Report report)
    {
        var seen = report.Seen;
        StoreText.Check(report.Text, nameof(report), Limits.ReportTextMaxLength * Limits.CharacterMaxBytes);
        StoreText.Check(seen.Nickname, nameof(report));
        StoreText.Check(seen.Bio, nameof(report), StoreText.LongMaxLength);
        StoreText.Check(seen.Interests, nameof(report), StoreText.LongMaxLength);
        StoreText.Check(seen.Location, nameof(report));
        StoreText.Check(seen.AvatarKey, nameof(report));
        StoreText.Check(seen.PhotoKey, nameof(report));
        StoreText.Check(report.ClosedBy, nameof(report));
        return shards.Of(report.Id).Writer.Submit(new ReportFiling(report));
    }

    public Task Close(long id, ReportDecision decision, string by, DateTimeOffset at)
    {
        StoreText.Check(by, nameof(by));
        return shards.Of(id).Writer.Submit(new ReportClosing(id, decision, by, at));
    }

    public Task Delete(long id) => shards.Of(id).Writer.Submit(new ReportDeletion(id));

    public ValueTask<Report?> Read(long id) => shards.Of(id).Reports.Read(id);

    public ValueTask<ImmutableArray<Report>> ReadPage(bool isOpen, ReportPlace? after, int limit) =>
        Merge(reports => reports.ReadPage(isOpen, after, limit), limit);

    public ValueTask<ImmutableArray<Report>> ReadBefore(DateTimeOffset moment, int limit) => Merge(reports => reports.ReadBefore(moment, limit), limit);

    public async ValueTask<int> CountAbout(long reported) =>
        (await Task.WhenAll(shards.All.Select(shard => shard.Reports.CountAbout(reported).AsTask()))).Sum();

    private async ValueTask<ImmutableArray<Report>> Merge(Func<IReportReader, ValueTask<ImmutableArray<Report>>> read, int limit)
    {
        var pages = await Task.WhenAll(shards.All.Select(shard => read(shard.Reports).AsTask()));
        return pages is [var only] ? only : [.. pages.SelectMany(page => page).OrderBy(report => (report.At, report.Id)).Take(limit)];
    }
}
