using Swiper.Grains.Interfaces.Configuration;
using Swiper.Silo.Hosting;

namespace Swiper.Silo.Cluster;

/// <summary>Hosts Orleans, or connects to it, as the settings say.</summary>
internal static class OrleansHosting
{
    private const string ShardsSetting = "Storage:Shards";

    /// <summary>Hosts the grains, alone or as a member of a cluster.</summary>
    /// <exception cref="StartRefusedException">A setting does not fit a silo.</exception>
    public static void UseSilo(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IGrainInterfaceTypeProvider, KnownGrainInterfaces>();
        if (!builder.Configuration.IsClustered())
        {
            // Not used, and yet refused if it is wrong: it may be there for the day the silo joins a cluster.
            builder.Services.AddSettings<ClusterOptions>(builder.Configuration);
            builder.UseOrleans(StandaloneSilo.UseStandaloneSilo);
            return;
        }

        CheckShards(builder.Configuration);
        builder.UseOrleans(ClusterMember.UseCluster);
    }

    /// <summary>Calls grains that others host.</summary>
    public static void UseClientOfCluster(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IGrainInterfaceTypeProvider, KnownGrainInterfaces>();
        builder.UseOrleansClient(ClusterMember.UseCluster);
    }

    private static void CheckShards(IConfiguration configuration)
    {
        var shards = configuration.GetSection(ShardsSetting).GetChildren().ToList();
        if (shards.Count == 0)
        {
            throw new StartRefusedException($"{ShardsSetting} is not set: silos of a cluster share databases on a server, MySql or Postgres.");
        }

        if (shards.Find(shard => shard["Provider"] is not { Length: > 0 } provider || provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase)) is { } file)
        {
            throw new StartRefusedException($"{file.Path}:Provider is Sqlite, a file that silos of a cluster cannot share: it must be MySql or Postgres.");
        }
    }
}
