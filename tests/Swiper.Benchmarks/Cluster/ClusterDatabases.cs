using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MySqlConnector;
using Swiper.Cli.Cluster;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage;
using Swiper.Storage.Sharding;

namespace Swiper.Benchmarks.Cluster;

/// <summary>A cluster's databases, as a benchmark sees them.</summary>
internal static class ClusterDatabases
{
    /// <summary>Opens them as a silo does, and does something with them.</summary>
    public static async Task Use(ClusterState cluster, Func<IRelationStore, Task> use)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSwiperStorage(options =>
        {
            for (var shard = 0; shard < cluster.Shards; shard++)
            {
                options.Shards.Add(new ShardOptions { Provider = StorageProvider.MySql, ConnectionString = MariaDb.ConnectionString(cluster, shard) });
            }
        });
        using var host = builder.Build();
        await host.StartAsync();
        await use(host.Services.GetRequiredService<IRelationStore>());
        await host.StopAsync();
    }

    /// <summary>Bytes that their server has written: to its log, which gets each change once, and in all to the disk, where pages follow later.</summary>
    public static async Task<(double Log, double Disk)> BytesWritten(ClusterState cluster)
    {
        await using var connection = new MySqlConnection(MariaDb.ConnectionString(cluster, shard: 0));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SHOW GLOBAL STATUS LIKE 'Innodb_lsn_current'";
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (double.Parse(row.GetString(1), CultureInfo.InvariantCulture), ProcessorTime.BytesWritten(cluster.Processes[MariaDb.Name].Id));
    }
}
