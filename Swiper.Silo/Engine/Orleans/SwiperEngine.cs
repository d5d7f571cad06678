using Swiper.Silo.Hosting;

namespace Swiper.Silo.Engine;

/// <summary>The Orleans engine.</summary>
internal static class SwiperEngine
{
    /// <summary>What the engine is called where one chooses it.</summary>
    public const string Name = "orleans";

    private const string ShardsSetting = "Storage:Shards";

    /// <summary>This engine does all there is to ask for.</summary>
    public static void Check(IConfiguration configuration) => ArgumentNullException.ThrowIfNull(configuration);

    /// <summary>Hosts the grains.</summary>
    /// <exception cref="StartRefusedException">A setting does not fit a silo.</exception>
    public static void UseSwiperEngine(this IHostApplicationBuilder builder)
    {
        if (!builder.Configuration.IsClustered())
        {
            builder.UseOrleans(LonelySilo.UseLonelySilo);
            return;
        }

        CheckShards(builder.Configuration);
        builder.UseOrleans(ClusterMember.UseCluster);
    }

    /// <summary>Calls grains that others host.</summary>
    public static void UseSwiperEngineClient(this IHostApplicationBuilder builder) => builder.UseOrleansClient(ClusterMember.UseCluster);

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
