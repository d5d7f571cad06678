using System.Globalization;

namespace Swiper.Cli.Cluster;

/// <summary>Starts silos and APIs with the names of settings that deployments use, in the environment, since command lines would show secrets.</summary>
internal static class NodeProcess
{
    private const string Environment = "Development";

    /// <summary>Starts one.</summary>
    public static ProcessMark Start(ClusterState state, ClusterNode node, string folder, string log)
    {
        var (hostsGrains, answers) = (node.SiloPort > 0, state.Entrances.Contains(node));
        var program = Path.Combine(AppContext.BaseDirectory, answers ? "Swiper.Api.dll" : "Swiper.Silo.dll");
        var settings = Shared(state, node, folder);
        settings["Role"] = (hostsGrains, answers) switch { (true, true) => "both", (true, false) => "silo", _ => "client" };
        Add(settings, hostsGrains ? OfSilo(state, node) : []);
        Add(settings, answers ? OfApi(state, folder) : []);
        Add(settings, state.Settings.Select(setting => KeyValuePair.Create(setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value)));

        return Launcher.Start(log, "dotnet", [program], settings, state.Network?.NamespaceOf(node.Name));
    }

    private static void Add(Dictionary<string, string> settings, IEnumerable<KeyValuePair<string, string>> more)
    {
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }
    }

    private static Dictionary<string, string> Shared(ClusterState state, ClusterNode node, string folder) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = Environment,
        ["ASPNETCORE_URLS"] = $"http://{state.PlaceOf(node.Name).Listens}:{node.HttpPort}",
        ["Data"] = folder,

        // Idle threads of one process would spin on the processors that the others need.
        ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
        ["Cluster__Redis"] = Redis.Address(state),
        ["Logs__Files"] = "false",
    };

    private static Dictionary<string, string> OfSilo(ClusterState state, ClusterNode node)
    {
        var settings = new Dictionary<string, string>
        {
            ["Cluster__AdvertisedAddress"] = state.PlaceOf(node.Name).Address,
            ["Cluster__ListenAddress"] = state.PlaceOf(node.Name).Listens,
            ["Cluster__SiloPort"] = node.SiloPort.ToString(CultureInfo.InvariantCulture),
            ["Cluster__GatewayPort"] = node.GatewayPort.ToString(CultureInfo.InvariantCulture),
        };
        for (var shard = 0; shard < state.Shards; shard++)
        {
            settings[$"Storage__Shards__{shard}__Provider"] = "MySql";
            settings[$"Storage__Shards__{shard}__ConnectionString"] = MariaDb.ConnectionString(state, shard);
        }

        return settings;
    }

    private static Dictionary<string, string> OfApi(ClusterState state, string folder) => new()
    {
        ["Auth__SigningKey"] = state.SigningKey,
        ["Admin__Key"] = state.AdminKey,
        ["Proxies__Known__0"] = state.Network?.Entrance ?? ClusterPlace.Loopback.Address,
        ["Media__Folder"] = Path.Combine(Path.GetDirectoryName(folder)!, "media"),
    };
}
