using Microsoft.Extensions.Logging;

namespace Swiper.Storage.Sqlite;

/// <summary>
/// Watches the size of a file's write-ahead log. SQLite cuts the log back once nobody reads an older state of the file; until then the log holds
/// everything that was committed meanwhile, up to the size of the disk.
/// </summary>
internal sealed class SqliteLog(string store, string file, long warningBytes, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private long? _checkedAt;
    private long? _warnedAt;

    public string Store => store;

    public long Bytes => new FileInfo(file + "-wal") is { Exists: true } log ? log.Length : 0;

    /// <summary>Warns if the log is large, and again each time it has doubled. Call after a commit, on the committing thread.</summary>
    public void Check()
    {
        var now = time.GetTimestamp();
        if (_checkedAt is { } last && time.GetElapsedTime(last, now) < Interval)
        {
            return;
        }

        _checkedAt = now;
        var bytes = Bytes;
        if (bytes >= (2 * _warnedAt ?? warningBytes))
        {
            _warnedAt = bytes;
            Log.LogGrows(logger, store, bytes / (1024 * 1024), file);
        }
        else if (bytes < warningBytes / 2)
        {
            _warnedAt = null;
        }
    }
}
