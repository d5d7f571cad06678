using System.Data.Common;
using System.Diagnostics;
using Swiper.Cli.Chaos.Checks;
using Swiper.Cli.Chaos.Load;
using Swiper.Cli.Chaos.Network;
using Swiper.Cli.Chaos.Scenarios;
using Swiper.Cli.Cluster;

namespace Swiper.Cli.Chaos;

/// <summary>Goes through scenarios on clusters of its own, each under load, and checks after each what was promised.</summary>
/// <param name="folder">Where the clusters are kept.</param>
/// <param name="workers">How many requests are sent at once.</param>
/// <param name="say">Is told what happens.</param>
internal sealed class ChaosRun(string folder, int workers, Action<string> say) : IAsyncDisposable
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan MendPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan QuietPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private Site? _site;
    private Ground _ground;
    private int _sites;

    /// <summary>
    /// Runs a scenario. A cluster that is whole afterwards serves the next one too, but for splits: people who were moved do not move back, so a silo
    /// that was cut off once would serve hardly anybody the next time.
    /// </summary>
    public async Task<ChaosResult> Run(Scenario scenario, CancellationToken cancellationToken)
    {
        if (scenario.Ground is Ground.Namespaces && await Namespaces.WhyNot(cancellationToken) is { } reason)
        {
            return new ChaosResult(scenario, new Tally(), null, null, reason);
        }

        var site = await OpenSite(scenario.Ground, cancellationToken);
        say($"{scenario.Name}: {scenario.Description}");
        var result = await Run(scenario, site, cancellationToken);
        if (result.Broken.Length > 0 || scenario.Ground is Ground.Namespaces)
        {
            await CloseSite();
        }

        return result;
    }

    public async ValueTask DisposeAsync() => await CloseSite();

    private async Task<ChaosResult> Run(Scenario scenario, Site site, CancellationToken cancellationToken)
    {
        var tally = new Tally();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var unwatched = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var supervisor = site.Cluster.Watch(unwatched.Token);
        var load = Use(site, tally, end.Token);
        await Task.Delay(Calm, cancellationToken);
        var hasHappened = await Happens(scenario, site, cancellationToken);
        var mending = Stopwatch.StartNew();
        var isWhole = hasHappened && await Becomes(() => site.IsWhole(cancellationToken), MendPatience, cancellationToken);
        TimeSpan? readyAgain = isWhole ? mending.Elapsed : null;
        await Task.Delay(Calm, cancellationToken);
        await end.CancelAsync();
        await load;
        var findings = await Check(site, tally, cancellationToken);
        await unwatched.CancelAsync();
        await supervisor;
        return new ChaosResult(scenario, tally, findings, readyAgain);
    }

    /// <summary>False if the cluster could not even be brought back.</summary>
    private async Task<bool> Happens(Scenario scenario, Site site, CancellationToken cancellationToken)
    {
        try
        {
            await scenario.Happen(site, cancellationToken);
            return true;
        }
        catch (ClusterException exception)
        {
            say(exception.Message);
            return false;
        }
    }

    /// <summary>A request that never succeeds ends its worker; the tally knows of it.</summary>
    private async Task Use(Site site, Tally tally, CancellationToken end)
    {
        try
        {
            await site.Crowd.Use(workers, tally, end);
        }
        catch (ChaosException exception)
        {
            say(exception.Message);
        }
    }

    /// <summary>What is still wrong once the cluster has had time to become quiet; null if the rows cannot be read.</summary>
    private static async Task<Findings?> Check(Site site, Tally tally, CancellationToken cancellationToken)
    {
        Findings? findings = null;
        await Becomes(
            async () =>
            {
                try
                {
                    var rows = await RelationRow.ReadAll(site.Cluster.State, cancellationToken);
                    findings = Findings.Of(site.Crowd.Ledger.Last, rows, await site.Crowd.Friends(tally));
                    return findings is { Lost.IsEmpty: true, OneSided.IsEmpty: true };
                }
                catch (Exception exception) when (exception is DbException or ChaosException)
                {
                    return false;
                }
            },
            QuietPatience,
            cancellationToken);
        return findings;
    }

    private static async Task<bool> Becomes(Func<Task<bool>> isSo, TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < patience; await Task.Delay(PollInterval, cancellationToken))
        {
            if (await isSo())
            {
                return true;
            }
        }

        return false;
    }

    private async Task<Site> OpenSite(Ground ground, CancellationToken cancellationToken)
    {
        if (_site is not null && _ground != ground)
        {
            await CloseSite();
        }

        _ground = ground;
        return _site ??= await Site.Open(ground, Path.Combine(folder, $"cluster-{++_sites}"), cancellationToken);
    }

    private async Task CloseSite()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
            _site = null;
        }
    }
}
