using System.Security.Cryptography;
using System.Text.Json;

namespace Swiper.Cli.Cluster;

/// <summary>All that is to be known of a cluster on this machine; kept in its data folder, for its owner only, since it holds the passwords.</summary>
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

    /// <summary>The cluster of a folder; null where there is none.</summary>
    public static ClusterState? Load(string folder)
    {
        var file = Path.Combine(folder, FileName);
        return File.Exists(file) ? JsonSerializer.Deserialize<ClusterState>(File.ReadAllBytes(file), Json) : null;
    }

    /// <summary>Puts the file in place whole.</summary>
    public void Save(string folder) => OwnedFile.Write(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json));
}
