using Microsoft.Extensions.Options;

namespace Swiper.Storage;

/// <summary>Refuses settings no store can work with.</summary>
internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private const int MaxShards = 1_024;
    private static readonly TimeSpan MaxBusyTimeout = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(StorageOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.DataFolder))
        {
            yield return "Storage:DataFolder is empty; it must name a folder.";
        }

        if (options.MaxBatch < 1)
        {
            yield return $"Storage:MaxBatch is {options.MaxBatch}; it must be at least 1.";
        }

        if (options.MaxQueue < options.MaxBatch)
        {
            yield return $"Storage:MaxQueue is {options.MaxQueue}; it must be at least Storage:MaxBatch ({options.MaxBatch}).";
        }

        if (options.BusyTimeout < TimeSpan.Zero || options.BusyTimeout > MaxBusyTimeout)
        {
            yield return $"Storage:BusyTimeout is {options.BusyTimeout}; it must be between 0 and {MaxBusyTimeout}.";
        }

        if (options.Shards.Count > MaxShards)
        {
            yield return $"Storage:Shards lists {options.Shards.Count} databases; {MaxShards} is the most.";
        }

        if (options.Replicas.Count > options.Shards.Count)
        {
            yield return $"Storage:Replicas lists {options.Replicas.Count} databases, but Storage:Shards only {options.Shards.Count}.";
        }

        for (var i = 0; i < options.Shards.Count; i++)
        {
            // The value stays out of the message: it may hold a password.
            if (string.IsNullOrWhiteSpace(options.Shards[i].ConnectionString))
            {
                yield return $"Storage:Shards:{i}:ConnectionString is empty.";
            }

            if (options.Shards[i].Provider == StorageProvider.Sqlite && !string.IsNullOrEmpty(options.Replicas.ElementAtOrDefault(i)))
            {
                yield return $"Storage:Replicas:{i} is set, but SQLite has no replicas.";
            }
        }
    }
}
