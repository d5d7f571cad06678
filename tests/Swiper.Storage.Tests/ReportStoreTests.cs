using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Tests;

/// <summary>The contract of a report store, on every database.</summary>
public abstract class ReportStoreTests : IAsyncLifetime
{
    protected abstract IReportStore Store { get; }

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task Read_NothingAdded_IsNull() => Assert.Null(await Store.Read(7));

    [Fact]
    public async Task Add_WithAndWithoutEveryDetail_IsReadAsItWas()
    {
        var bare = new Report { Id = 8, Reporter = 1, Reported = 2, At = Some.Time(1), Reason = ReportReason.Spam };

        await Task.WhenAll(Store.Add(Some.Report(7)), Store.Add(bare));

        Assert.Equal(Some.Report(7), await Store.Read(7));
        Assert.Equal(bare, await Store.Read(8));
    }

    [Fact]
    public async Task Add_AgainWithOtherContent_LeavesTheFirst()
    {
        await Store.Add(Some.Report(7));

        await Store.Add(Some.Report(7) with { Text = "another", Reported = 99 });

        Assert.Equal(Some.Report(7), await Store.Read(7));
    }

    [Fact]
    public async Task Close_AnOpenOne_IsDoneOnceAndForGood()
    {
        await Store.Add(Some.Report(7));

        await Store.Close(7, ReportDecision.Warn, "林", Some.Time(5));
        await Store.Close(7, ReportDecision.Ban, "zoe", Some.Time(6));
        await Store.Close(8, ReportDecision.Ban, "zoe", Some.Time(6));

        Assert.Equal(Some.Report(7) with { Decision = ReportDecision.Warn, ClosedBy = "林", ClosedAt = Some.Time(5) }, await Store.Read(7));
        Assert.Null(await Store.Read(8));
    }

    [Fact]
    public async Task ReadPage_OpenAndClosed_AnswersEachOldestFirstTiesByIdUpwards()
    {
        await Task.WhenAll(Enumerable.Range(1, 9).Select(id => Store.Add(Some.Report(id, at: id / 3))));
        await Store.Close(4, ReportDecision.Dismiss, "zoe", Some.Time(9));

        var open = new List<long>();
        ReportPlace? after = null;
        for (var page = await Store.ReadPage(isOpen: true, null, 2); !page.IsEmpty; page = await Store.ReadPage(isOpen: true, after, 2))
        {
            open.AddRange(page.Select(report => report.Id));
            after = new ReportPlace(page[^1].At, page[^1].Id);
        }

        Assert.Equal([1, 2, 3, 5, 6, 7, 8, 9], open);
        Assert.Equal([4], (await Store.ReadPage(isOpen: false, null, 5)).Select(report => report.Id));
    }

    [Fact]
    public async Task ReadBefore_SomeOlder_AnswersThoseOldestFirstWhateverTheirState()
    {
        await Task.WhenAll(Enumerable.Range(1, 5).Select(id => Store.Add(Some.Report(id, at: 10 - id))));
        await Store.Close(5, ReportDecision.Ban, "zoe", Some.Time(20));

        Assert.Equal([5, 4, 3], (await Store.ReadBefore(Some.Time(8), 10)).Select(report => report.Id));
        Assert.Equal([5], (await Store.ReadBefore(Some.Time(8), 1)).Select(report => report.Id));
        Assert.Empty(await Store.ReadBefore(Some.Time(5), 10));
    }

    [Fact]
    public async Task CountAbout_SeveralPeople_CountsTheirs()
    {
        await Task.WhenAll(Enumerable.Range(1, 5).Select(id => Store.Add(Some.Report(id) with { Reported = id % 2 })));

        Assert.Equal((2, 3, 0), (await Store.CountAbout(0), await Store.CountAbout(1), await Store.CountAbout(2)));
    }

    [Fact]
    public async Task Delete_Twice_LeavesNothing()
    {
        await Store.Add(Some.Report(7));
        await Store.Add(Some.Report(8));

        await Store.Delete(7);
        await Store.Delete(7);

        Assert.Null(await Store.Read(7));
        Assert.Equal(8, Assert.Single(await Store.ReadPage(isOpen: true, null, 5)).Id);
    }

    [Fact]
    public async Task Add_TextThatADatabaseRefuses_IsADefectThatNamesNoText()
    {
        var defect = await Assert.ThrowsAsync<ArgumentException>(() => Store.Add(Some.Report(7) with { Text = "secret\0" }));

        Assert.DoesNotContain("secret", defect.ToString(), StringComparison.Ordinal);
        Assert.Null(await Store.Read(7));
    }
}
