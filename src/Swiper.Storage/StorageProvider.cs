namespace Swiper.Storage;

/// <summary>Which database keeps a shard.</summary>
public enum StorageProvider
{
    /// <summary>A SQLite file on this machine.</summary>
    Sqlite = 0,
}
