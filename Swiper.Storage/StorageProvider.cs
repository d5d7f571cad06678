namespace Swiper.Storage;

/// <summary>Which database keeps a shard.</summary>
public enum StorageProvider
{
    /// <summary>A SQLite file on this machine.</summary>
    Sqlite = 0,

    /// <summary>A PostgreSQL database.</summary>
    Postgres = 1,

    /// <summary>A MySQL or MariaDB database. An embedded build does not have it.</summary>
    MySql = 2,
}
