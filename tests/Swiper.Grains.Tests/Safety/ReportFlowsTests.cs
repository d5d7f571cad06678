using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Safety;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Safety;

/// <summary>On a clock of its own, which goes on by months.</summary>
public sealed class ReportFlowsTests(AgingCluster cluster) : IClassFixture<AgingCluster>
{
    private readonly HashSet<(string Key, long Report)> _copies = [];

    [Fact]
    public async Task Sweep_AfterTheLifetime_DeletesTheCopiesAndThenTheReport()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        await bob.SetAvatar("avatar");
        var flows = new ReportFlows(cluster.Grains, Copy, Delete);
        var report = (await flows.File(ann.Id, ann.Proof, new(bob.Id, ReportReason.Fake))).Value!;
        Assert.Equal([("avatar", report.Id)], _copies);

        cluster.Clock.Advance(TimeSpan.FromDays(90));
        await flows.Sweep();
        Assert.Single(_copies);

        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => new ReportFlows(cluster.Grains, Copy, Fail).Sweep());
        Assert.Single(cluster.Reports.About(bob.Id));

        await flows.Sweep();
        Assert.Empty(cluster.Reports.About(bob.Id));
        Assert.Empty(_copies);
    }

    [Fact]
    public async Task File_CopyFails_FailsAndIsMadeUpForByItsRepeat()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        await bob.SetAvatar("other");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => new ReportFlows(cluster.Grains, Fail, Delete).File(ann.Id, ann.Proof, new(bob.Id, ReportReason.Fake)));

        var report = (await new ReportFlows(cluster.Grains, Copy, Delete).File(ann.Id, ann.Proof, new(bob.Id, ReportReason.Fake))).Value!;

        Assert.Equal([("other", report.Id)], _copies);
        Assert.Single(cluster.Reports.About(bob.Id));
    }

    private static Task Fail(string key, long report) => throw new StoreUnavailableException("A test says so.");

    private Task Copy(string key, long report)
    {
        _copies.Add((key, report));
        return Task.CompletedTask;
    }

    private Task Delete(string key, long report)
    {
        _copies.Remove((key, report));
        return Task.CompletedTask;
    }
}

/// <summary>A silo whose clock a test moves on.</summary>
public sealed class AgingCluster() : SwiperCluster(silos: 1);
