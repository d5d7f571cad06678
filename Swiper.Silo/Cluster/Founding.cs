namespace Swiper.Silo.Cluster;

/// <summary>
/// Makes a silo wait that finds nobody listed in Redis: the table may be empty because it was lost, while silos of the old cluster still serve. By the
/// time this one founds a cluster, <see cref="MembershipWatch"/> has ended them. Silos that stopped or were killed are still listed, so only the very
/// first start of a cluster is late.
/// </summary>
internal sealed class Founding(IMembershipTable table, TimeProvider time, ILogger<Founding> logger) : IHostedLifecycleService
{
    /// <summary>Twice what the old silos take, since their connections to Redis may return later than this one's.</summary>
    public static readonly TimeSpan Wait = MembershipWatch.Interval * MembershipWatch.EndsAfter * 2;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await table.InitializeMembershipTableAsync(true, cancellationToken);
        var started = time.GetTimestamp();
        if (await IsFounded(cancellationToken))
        {
            return;
        }

        Log.WaitingToFound(logger, Wait.TotalSeconds);
        while (time.GetElapsedTime(started) < Wait && !await IsFounded(cancellationToken))
        {
            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> IsFounded(CancellationToken cancellationToken) => (await table.ReadAllAsync(cancellationToken)).Members.Count > 0;
}
