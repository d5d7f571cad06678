using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Swiper.Silo.Hosting;

namespace Swiper.Cli.Cluster;

/// <summary>Everything about a cluster on this machine. It is kept in the cluster's data folder, for its owner only, since it holds the passwords.</summary>
internal sealed record ClusterState(
    int HttpPort,
    int RedisPort,
    int DatabasePort,
    int Shards,
    IReadOnlyList<ClusterNode> Silos,
    IReadOnlyList<ClusterNode> Apis,
    IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>The file's name, below the data folder.</summary>
    public const string FileName = "cluster.json";

    private const int KeyBytes = 32;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>The password of Redis and of the database's user.</summary>
    public string Password { get; init; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>What the APIs sign sessions with.</summary>
    public string SigningKey { get; init; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>What an operator shows to grant VIP levels.</summary>
    public string AdminKey { get; init; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>What was started, by name.</summary>
    public Dictionary<string, ProcessMark> Processes { get; init; } = [];

    /// <summary>What was ended by a command, and is not to be started again before another one.</summary>
    public HashSet<string> Ended { get; init; } = [];

    /// <summary>Where the servers are, or null: all on loopback.</summary>
    public ClusterNetwork? Network { get; init; }

    /// <summary>What nginx sends requests to: the APIs, or the silos, each with an API in it, if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyList<ClusterNode> Entrances => Apis.Count > 0 ? Apis : Silos;

    /// <summary>Silos and APIs, in the order they start in.</summary>
    [JsonIgnore]
    public IEnumerable<ClusterNode> Nodes => Silos.Concat(Apis);

    /// <summary>The cluster of a folder, or null.</summary>
    public static ClusterState? Load(string folder)
    {
        var file = Path.Combine(folder, FileName);
        return File.Exists(file) ? JsonSerializer.Deserialize<ClusterState>(File.ReadAllBytes(file), Json) : null;
    }

    /// <summary>Where a server is.</summary>
    public ClusterPlace PlaceOf(string name) => Network?.Places.GetValueOrDefault(name) ?? ClusterPlace.Loopback;

    /// <summary>Replaces the file atomically.</summary>
    public void Save(string folder) => OwnerOnly.ReplaceText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json));
}

/// <summary>A silo or an API of the cluster, and where it listens; an API has no silo ports, so they are 0.</summary>
/// <param name="Name">Such as <c>silo-1</c>.</param>
/// <param name="HttpPort">Where it answers HTTP: an API to requests, a silo about its health.</param>
/// <param name="SiloPort">Where a silo listens to the others.</param>
/// <param name="GatewayPort">Where a silo listens to APIs.</param>
internal sealed record ClusterNode(string Name, int HttpPort, int SiloPort = 0, int GatewayPort = 0);

/// <summary>How large a cluster is to be.</summary>
/// <param name="Silos">How many silos.</param>
/// <param name="Apis">How many APIs beside them; with 0 each silo is an API too.</param>
/// <param name="Shards">How many databases.</param>
/// <param name="HttpPort">Where nginx listens; 0 for a free port.</param>
internal sealed record ClusterSize(int Silos = 3, int Apis = 2, int Shards = 1, int HttpPort = 0);
