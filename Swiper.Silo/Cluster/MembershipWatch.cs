using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Swiper.Silo.Cluster;

/// <summary>
/// Ends a silo that Redis no longer lists, because Redis lost its data: Orleans never writes the row again, so no API and no new silo would find this
/// one. It is not ready first, and its supervisor starts it again, as a member of the cluster that the others found too.
/// </summary>
/// <remarks>
/// It ends as if it were killed, which loses nothing: to stop in order it would hand its users to others that end as well, and write its last status
/// into the table of the next cluster.
/// </remarks>
internal sealed class MembershipWatch(IMembershipTable table, ILocalSiloDetails silo, TimeProvider time, ILogger<MembershipWatch> logger, Action end)
    : BackgroundService, IHealthCheck
{
    /// <summary>Consecutive checks without the row after which the silo is not ready: one may have met a replica that lags.</summary>
    public const int NotReadyAfter = 2;

    /// <summary>Consecutive checks without the row after which the silo ends. <see cref="Founding"/> waits for longer than that.</summary>
    public const int EndsAfter = 5;

    /// <summary>How often the row is looked for.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private volatile int _missing;
    private bool _isUnreadable;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_missing < NotReadyAfter ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Redis does not list this silo."));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!await IsMember(stoppingToken) && !stoppingToken.IsCancellationRequested)
            {
                Log.MembershipLost(logger);
                end();
                return;
            }
        }
    }

    /// <summary>Looks for the row, and answers whether the silo is to go on.</summary>
    internal async Task<bool> IsMember(CancellationToken stoppingToken)
    {
        if (await IsListed(stoppingToken) is { } isListed)
        {
            _missing = isListed ? 0 : _missing + 1;
        }

        return _missing < EndsAfter;
    }

    /// <summary>Whether the table has the row, or null if it cannot be read: a silo goes on while Redis is away.</summary>
    private async Task<bool?> IsListed(CancellationToken stoppingToken)
    {
        try
        {
            var isListed = (await table.ReadRowAsync(silo.SiloAddress, stoppingToken)).Members.Count > 0;
            _isUnreadable = false;
            return isListed;
        }
        catch (Exception exception)
        {
            if (!_isUnreadable)
            {
                Log.MembershipUnread(logger, exception.GetType().Name);
            }

            _isUnreadable = true;
            return null;
        }
    }
}
