using System.Globalization;
using System.Text.Json;
using StackExchange.Redis;

namespace Swiper.Cli.Cluster;

/// <summary>The silos that the cluster's Redis lists as serving.</summary>
/// <param name="Silos">Their addresses and ports.</param>
internal sealed record Members(IReadOnlyCollection<string> Silos)
{
    /// <summary>Where the silos list themselves, by service and cluster.</summary>
    private const string Key = "swiper/members/swiper";

    private const int Active = 3;

    /// <summary>Whether a silo is among them.</summary>
    public bool Contains(string address, int port) => Silos.Contains(NameOf(address, port));

    /// <summary>Whether they are the silos of a cluster, and no others.</summary>
    public bool AreAllOf(ClusterState cluster) =>
        Silos.Order().SequenceEqual(cluster.Silos.Select(silo => NameOf(cluster.PlaceOf(silo.Name).Address, silo.SiloPort)).Order());

    /// <summary>Reads the list, or null if Redis does not answer.</summary>
    public static async Task<Members?> Read(ClusterState cluster)
    {
        var options = new ConfigurationOptions
        {
            EndPoints = { { cluster.PlaceOf(Redis.Name).Listens, cluster.RedisPort } },
            Password = cluster.Password,
            ConnectTimeout = 1_000,
            AsyncTimeout = 1_000,
            ConnectRetry = 1,
        };
        try
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync(options);
            var rows = await redis.GetDatabase().HashGetAllAsync(Key);
            return new Members([.. rows.Select(row => Read(row.Value.ToString())).OfType<string>()]);
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
        {
            return null;
        }
    }

    /// <summary>The address and port of a silo's row, or null if it does not serve; one row is no silo's.</summary>
    private static string? Read(string json)
    {
        using var row = JsonDocument.Parse(json);
        return row.RootElement.ValueKind is JsonValueKind.Object && row.RootElement.GetProperty("Status").GetInt32() == Active
            ? row.RootElement.GetProperty("SiloAddress").GetProperty("SiloAddress").GetString()?.Split('@')[0]
            : null;
    }

    private static string NameOf(string address, int port) => string.Create(CultureInfo.InvariantCulture, $"{address}:{port}");
}
