using Microsoft.Extensions.Options;
using Orleans.Clustering.Redis;
using Orleans.Configuration;
using Swiper.Grains.Interfaces.Configuration;
using Swiper.Silo.Hosting;

namespace Swiper.Silo.Cluster;

/// <summary>Makes a process a silo or a client of the cluster.</summary>
internal static class ClusterMember
{
    /// <summary>A probe of a slow silo may take this many times as long as one of a fast silo before it counts as missed.</summary>
    private const int SlowestProbes = 2;

    /// <summary>How often a call may be passed on: while silos stop one after the other, a user may just have moved a few times.</summary>
    private const int Forwards = 8;

    /// <summary>
    /// How long a message from an API is worth serving: what waits longer, behind a call that hangs, is dropped, since <see cref="RejectedCallRetry"/>
    /// has given it up.
    /// </summary>
    private static readonly TimeSpan ApiCallTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long a grain waits for another one, looked at once a second: less than who waits for it.</summary>
    private static readonly TimeSpan GrainCallTimeout = TimeSpan.FromSeconds(4);

    /// <summary>Silos of a cluster that died as a whole are no obstacle to its next start for longer than three of these.</summary>
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(5);

    /// <summary>Members tell each other of changes; this is for those that missed one.</summary>
    private static readonly TimeSpan ListRefreshInterval = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ReconnectInterval = TimeSpan.FromSeconds(1);

    /// <summary>How long a silo that stops stays reachable for APIs that are still to find another one.</summary>
    private static readonly TimeSpan HandOver = TimeSpan.FromSeconds(2);

    /// <summary>A silo that others reach.</summary>
    public static void UseCluster(this ISiloBuilder silo)
    {
        silo.Services.AddClusterOptions(silo.Configuration);
        silo.Services.AddSingleton<IStartCheck, PortCheck>();
        silo.UseRedisClustering(_ => { });
        silo.Services.AddMembershipWatch();
        silo.Services.AddOptions<EndpointOptions>().Configure<IOptions<ClusterOptions>>((endpoints, cluster) =>
        {
            endpoints.AdvertisedIPAddress = cluster.Value.Advertised();
            endpoints.SiloPort = cluster.Value.SiloPort;
            endpoints.GatewayPort = cluster.Value.GatewayPort;
            endpoints.SiloListeningEndpoint = cluster.Value.SiloEndPoint();
            endpoints.GatewayListeningEndpoint = cluster.Value.GatewayEndPoint();
        });
        silo.Services.AddOptions<ClusterMembershipOptions>().Configure<IOptions<ClusterOptions>>((membership, cluster) =>
        {
            membership.ProbeTimeout = cluster.Value.ProbeTimeout;
            membership.MaxProbeTimeout = cluster.Value.ProbeTimeout * SlowestProbes;
            membership.NumMissedProbesLimit = cluster.Value.MissedProbes;
            membership.TableRefreshTimeout = ListRefreshInterval;
            membership.IAmAliveTablePublishTimeout = HeartbeatInterval;
        });
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.ClientGatewayShutdownNotificationTimeout = HandOver;
            messaging.MaxForwardCount = Forwards;
            messaging.ResponseTimeout = GrainCallTimeout;
        });
        silo.AddOutgoingGrainCallFilter<RejectedCallRetry>();
        silo.AddOutgoingGrainCallFilter<IdempotentCallRetry>();
        silo.AddIncomingGrainCallFilter<SessionHome>();
    }

    /// <summary>A client, which goes on trying to connect for as long as the process runs.</summary>
    public static void UseCluster(this IClientBuilder client)
    {
        client.Services.AddClusterOptions(client.Configuration);
        client.UseRedisClustering(_ => { });
        KeptGateways.Use(client.Services);
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = ListRefreshInterval);
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ApiCallTimeout);
        client.AddOutgoingGrainCallFilter<RejectedCallRetry>();
        client.UseConnectionRetryFilter(async (_, cancellationToken) =>
        {
            await Task.Delay(ReconnectInterval, cancellationToken);
            return true;
        });
    }

    private static void AddClusterOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ClusterOptions>(configuration);
        services.AddSingleton<RedisConnection>();
        services.AddSingleton<IStartCheck>(provider => provider.GetRequiredService<RedisConnection>());
        services.AddOptions<global::Orleans.Configuration.ClusterOptions>().Configure<IOptions<ClusterOptions>>((orleans, cluster) =>
        {
            orleans.ServiceId = cluster.Value.ServiceId;
            orleans.ClusterId = cluster.Value.ClusterId;
        });
        services.AddOptions<RedisClusteringOptions>().Configure<RedisConnection>((redis, connection) =>
        {
            redis.ConfigurationOptions = connection.Configuration();
            redis.CreateMultiplexer = _ => Task.FromResult<(StackExchange.Redis.IConnectionMultiplexer, bool)>((connection.Value, true));
        });
    }
}
