namespace Swiper.Storage.Sharding;

/// <summary>One entry of <c>Storage:Shards</c>: a database.</summary>
public sealed class ShardOptions
{
    /// <summary>Which database it is.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Where it is. SQLite: <c>Data Source=file</c>, below the data folder unless the path is absolute. Servers: the
    /// driver's connection string.</summary>
    public string ConnectionString { get; set; } = "";
}

/// <summary>A database, and what whoever named it calls it.</summary>
/// <param name="Name">The option or setting, for refusals.</param>
/// <param name="Shard">The database.</param>
public sealed record NamedShard(string Name, ShardOptions Shard);
