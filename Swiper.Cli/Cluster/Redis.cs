using Swiper.Silo.Hosting;

namespace Swiper.Cli.Cluster;

/// <summary>The cluster's Redis, which lists its members.</summary>
internal static class Redis
{
    /// <summary>Its name among the cluster's processes.</summary>
    public const string Name = "redis";

    /// <summary>How the others reach it.</summary>
    public static string Address(ClusterState state) => $"{state.PlaceOf(Name).Address}:{state.RedisPort},password={state.Password}";

    /// <summary>Starts it. The password goes into a file, never onto a command line.</summary>
    public static ProcessMark Start(ClusterState state, string folder, string log)
    {
        Directory.CreateDirectory(folder);
        var configuration = Path.Combine(folder, "redis.conf");
        OwnerOnly.ReplaceText(configuration, $"""
            bind {state.PlaceOf(Name).Listens}
            port {state.RedisPort}
            dir "{folder}"
            requirepass {state.Password}
            appendonly yes
            save ""

            """);
        return Launcher.Start(log, Programs.Find("redis-server"), [configuration], inNamespace: state.Network?.NamespaceOf(Name));
    }
}
