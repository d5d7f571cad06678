using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Safety;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Safety;

public sealed class ReportTests(StillCluster cluster)
{
    [Fact]
    public async Task Report_AProfileThatChangesLater_KeepsWhatWasSeen()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        await bob.Update(new ProfileUpdate(Bio: "买我的茶"));
        await bob.SetAvatar("a");
        var photo = await bob.AddPhoto("p");

        var report = await Report(ann, new(bob.Id, ReportReason.Picture, " 假照片\n", MessageId: 12, PhotoNumber: photo.Number));
        await bob.Update(new ProfileUpdate(Bio: "-"));
        await bob.Pictures.DeletePhoto(bob.Proof, photo.Number);

        Assert.Equal(report, Assert.Single(cluster.Reports.About(bob.Id)));
        Assert.Equal(new ReportedProfile(null, "买我的茶", null, null, "a", "p"), report.Seen);
        Assert.Equal(("假照片", 12L, photo.Number, ReportReason.Picture, ann.Id), (report.Text, report.MessageId, report.PhotoNumber, report.Reason, report.Reporter));
        Assert.Equal(Blocks.Mine, ann.RowAbout(bob).Blocks);
    }

    [Fact]
    public async Task Report_WithoutBlocking_LeavesThemAsTheyWere()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());

        await Report(ann, new(bob.Id, ReportReason.Other, Blocks: false));

        Assert.False(ann.RowAbout(bob).IsBlocked);
        Assert.Single(cluster.Reports.About(bob.Id));
    }

    [Fact]
    public async Task Report_Repeated_IsOneReportAndChargedOnce()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        var first = await Report(ann, new(bob.Id, ReportReason.Fake, "x"));

        for (var count = 0; count < new SafetyOptions().ReportsPerDay; count++)
        {
            Assert.Equal(first.Id, (await Report(ann, new(bob.Id, ReportReason.Fake, " x "))).Id);
        }

        Assert.Single(cluster.Reports.About(bob.Id));
    }

    [Fact]
    public async Task Report_MoreThanADayAllows_IsRefusedUntilMidnight()
    {
        var ann = await cluster.NewPerson();
        for (var count = 0; count < new SafetyOptions().ReportsPerDay; count++)
        {
            await Report(ann, new((await cluster.NewPerson()).Id, ReportReason.Spam, Blocks: false));
        }

        var bob = await cluster.NewPerson();
        var refusal = (await ann.Safety.Report(ann.Proof, new(bob.Id, ReportReason.Spam))).Refusal;

        Assert.Equal(ErrorCode.TOO_MANY_REQUESTS, refusal?.Code);
        Assert.InRange(refusal!.RetryAfter!.Value, TimeSpan.FromTicks(1), TimeSpan.FromDays(1));
        Assert.Empty(cluster.Reports.About(bob.Id));
        Assert.False(ann.RowAbout(bob).IsBlocked);
    }

    [Fact]
    public async Task Report_NotAllowed_IsRefusedAndLeavesNothing()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        await bob.Block(ann);

        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Safety.Report(ann.Proof, new(bob.Id, ReportReason.Spam))).Refusal?.Code);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Safety.Report(ann.Proof, new(77, ReportReason.Spam))).Refusal?.Code);
        Assert.Equal(ErrorCode.BAD_REQUEST, (await ann.Safety.Report(ann.Proof, new(ann.Id, ReportReason.Spam))).Refusal?.Code);
        Assert.Equal("text", (await ann.Safety.Report(ann.Proof, new(bob.Id, ReportReason.Spam, new string('x', 1001)))).Refusal?.Parameter);
        Assert.Empty(cluster.Reports.About(bob.Id));
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task Report_StoreFails_IsFiledOnceByItsRepeat(FaultKind kind)
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        using (cluster.Reports.Arm(kind, call => call.Method == nameof(IReportStore.Add)))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => Report(ann, new(bob.Id, ReportReason.Spam)));
        }

        await Report(ann, new(bob.Id, ReportReason.Spam));

        Assert.Single(cluster.Reports.About(bob.Id));
        Assert.Equal(Blocks.Mine, ann.RowAbout(bob).Blocks);
    }

    [Fact]
    public async Task Close_Open_IsDecidedOnceAndListedAsClosed()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        var report = await Report(ann, new(bob.Id, ReportReason.Spam));
        var (grain, index) = (cluster.Grains.GetGrain<IReportGrain>(report.Id), cluster.Grains.GetGrain<IReportIndexGrain>(0));

        Assert.Equal("decision", (await grain.Close(ReportDecision.None, "zoe")).Refusal?.Parameter);
        Assert.Equal(ReportDecision.Warn, (await grain.Close(ReportDecision.Warn, "zoe")).Value?.Decision);
        Assert.Equal("zoe", (await grain.Close(ReportDecision.Warn, "max")).Value?.ClosedBy);
        Assert.Equal("decision", (await grain.Close(ReportDecision.Ban, "zoe")).Refusal?.Parameter);
        Assert.Equal("id", (await cluster.Grains.GetGrain<IReportGrain>(77).Close(ReportDecision.Ban, "zoe")).Refusal?.Parameter);
        Assert.Equal(1, await index.CountAbout(bob.Id));
        Assert.Contains(report.Id, await All(index, isOpen: false));
        Assert.DoesNotContain(report.Id, await All(index, isOpen: true));
        Assert.Null(await index.List(isOpen: true, "nonsense", 5));
    }

    private static async Task<List<long>> All(IReportIndexGrain index, bool isOpen)
    {
        var all = new List<long>();
        string? cursor = null;
        do
        {
            var page = await index.List(isOpen, cursor, 2);
            all.AddRange(page!.Reports.Select(report => report.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }

    private static async Task<Report> Report(Person person, ReportRequest request)
    {
        var filed = await person.Safety.Report(person.Proof, request);
        Assert.Null(filed.Refusal);
        return filed.Value!;
    }
}
