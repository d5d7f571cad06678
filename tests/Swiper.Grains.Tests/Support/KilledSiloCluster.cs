using Orleans.Configuration;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Tests.Support;

/// <summary>Silos with small pools that notice within seconds that another one was killed.</summary>
public sealed class KilledSiloCluster : SmallPoolCluster
{
    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromSeconds(1);
            membership.NumMissedProbesLimit = 3;
            membership.NumVotesForDeathDeclaration = 1;
        });
    }

    /// <summary>Repeats a call as clients do, until it is answered: it may meet a silo that was killed, or wait behind one.</summary>
    public static async Task<T> Insist<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception exception) when (exception is OrleansException or TimeoutException or StoreUnavailableException)
            {
                await Task.Yield();
            }
        }
    }
}
