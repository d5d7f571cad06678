using Microsoft.Extensions.Configuration;
using Swiper.Grains.Interfaces.Configuration;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

/// <summary>The section <c>Storage</c> of the settings.</summary>
public sealed class StorageOptions : ISettings
{
    private const int ShardsMax = 1_024;
    private static readonly TimeSpan BusyTimeoutMax = TimeSpan.FromMinutes(1);

    /// <summary>The section's name.</summary>
    public const string SectionName = "Storage";

    /// <summary>The folder of database files with relative paths. Created if missing.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>
    /// The databases. Their order must never change: a partition's shard follows from its key and their number. If empty: one SQLite file,
    /// <c>swiper.db</c>, in the data folder.
    /// </summary>
    public IList<ShardOptions> Shards { get; } = [];

    /// <summary>
    /// Read replicas, one connection string per shard, empty for a shard without one. Only pools are read there. A replica lags: a pool loaded from
    /// it may lack recent listings until those users are listed again.
    /// </summary>
    public IList<string> Replicas { get; } = [];

    /// <summary>Whether to migrate databases when they are opened. If not, an older schema is refused.</summary>
    public bool Migrate { get; set; } = true;

    /// <summary>Most changes in one transaction.</summary>
    public int MaxBatch { get; set; } = 1_024;

    /// <summary>Most changes that may wait for a database. More are refused at once, because their callers would time out.</summary>
    public int MaxQueue { get; set; } = 32_768;

    /// <summary>How long SQLite waits for a file locked by another process before a batch fails.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The size from which a SQLite file's write-ahead log is warned of, in bytes.</summary>
    public long LogWarningBytes { get; set; } = 1_073_741_824;

    static string ISettings.Section => SectionName;

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.Of(nameof(DataFolder), DataFolder, !string.IsNullOrWhiteSpace(DataFolder), "a folder"),
        SettingRule.AtLeast(nameof(MaxBatch), 1, MaxBatch),
        SettingRule.Of(nameof(MaxQueue), MaxQueue, MaxQueue >= MaxBatch, $"at least {SectionName}:{nameof(MaxBatch)}, {MaxBatch}"),
        SettingRule.Between(nameof(BusyTimeout), TimeSpan.Zero, BusyTimeoutMax, BusyTimeout),
        SettingRule.AtLeast(nameof(LogWarningBytes), 1, LogWarningBytes),
        SettingRule.Of(nameof(Shards), $"{Shards.Count} databases", Shards.Count <= ShardsMax, $"at most {ShardsMax}"),
        SettingRule.Of(nameof(Replicas), $"{Replicas.Count} databases", Replicas.Count <= Shards.Count, $"no more than {SectionName}:{nameof(Shards)}"),
        .. Shards.SelectMany((shard, number) => RulesOf(shard, number, Replicas.ElementAtOrDefault(number))),
    ];

    /// <summary>Binds the section.</summary>
    /// <exception cref="StoreSetupException">A provider is unknown. The binder would silently drop its entry from the list.</exception>
    public void Read(IConfiguration section)
    {
        foreach (var shard in section.GetSection(nameof(Shards)).GetChildren())
        {
            var provider = shard[nameof(ShardOptions.Provider)];
            if (provider is not null && !Enum.GetNames<StorageProvider>().Contains(provider, StringComparer.OrdinalIgnoreCase))
            {
                var known = string.Join(", ", Enum.GetNames<StorageProvider>());
                throw new StoreSetupException($"Storage:Shards:{shard.Key}:Provider is {provider}; it must be one of {known}.");
            }
        }
        section.Bind(this);
    }

    private static IEnumerable<SettingRule> RulesOf(ShardOptions shard, int number, string? replica) =>
    [
        SettingRule.OfSecret(
            $"{nameof(Shards)}:{number}:{nameof(ShardOptions.ConnectionString)}",
            shard.ConnectionString,
            !string.IsNullOrWhiteSpace(shard.ConnectionString),
            "a connection string"),
        SettingRule.OfSecret(
            $"{nameof(Replicas)}:{number}",
            replica ?? "",
            shard.Provider != StorageProvider.Sqlite || string.IsNullOrEmpty(replica),
            "empty if the shard is SQLite, which has no replicas"),
    ];
}

/// <summary>The kind of database that keeps a shard.</summary>
public enum StorageProvider
{
    /// <summary>A SQLite file on this machine.</summary>
    Sqlite = 0,

    /// <summary>A PostgreSQL database.</summary>
    Postgres = 1,

    /// <summary>A MySQL or MariaDB database.</summary>
    MySql = 2,
}
