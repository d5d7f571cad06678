namespace Swiper.Storage.Sharding;

/// <summary>One entry of <c>Storage:Shards</c>: a database.</summary>
public sealed class ShardOptions
{
    /// <summary>The kind of database.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>The connection string. SQLite: <c>Data Source=file</c>, below the data folder unless the path is absolute.</summary>
    public string ConnectionString { get; set; } = "";
}

/// <summary>A database, with the option or setting that named it, for refusals.</summary>
public sealed record NamedShard(string Name, ShardOptions Shard);
