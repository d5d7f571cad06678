using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Swiper.Storage.Sqlite;

namespace Swiper.Storage.Tests.Sqlite;

public sealed class SqliteLogTests : IDisposable
{
    private const int Kibibyte = 1024;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly LogCapture _logs = new();

    private string Database => Path.Combine(_folder.Path, "swiper.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_AReaderHoldsASnapshot_NamesTheCauseAndTheFile()
    {
        await using var stores = new TestStores(_folder.Path, options => options.LogWarningBytes = 2 * Kibibyte);
        using var reader = new SqliteConnection($"Data Source={Database};Pooling=False");
        reader.Open();
        using var snapshot = reader.BeginTransaction(deferred: true);

        await stores.Documents.Write("k", "1", new byte[8 * Kibibyte], 0);
        await stores.Shards[0].Writer.Stop();

        var warning = Assert.Single(stores.Logs.Lines, line => line.Text.Contains("write-ahead log", StringComparison.Ordinal)).Text;
        Assert.Contains("a backup or a tool", warning, StringComparison.Ordinal);
        Assert.Contains(Database, warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_LargeForLong_WarnsAgainOnlyWhenItHasDoubled()
    {
        var log = Log(warningBytes: 100);
        Assert.Equal(0, Checks(log, 99));
        Assert.Equal(1, Checks(log, 100));
        Assert.Equal(0, Checks(log, 120, 150, 199));
        Assert.Equal(1, Checks(log, 1000));
        Assert.Equal(0, Checks(log, 1999));
        Assert.Equal(1, Checks(log, 2000));
    }

    [Fact]
    public void Check_CutBackAndLargeAgain_WarnsAgain()
    {
        var log = Log(warningBytes: 100);
        Assert.Equal(1, Checks(log, 100));

        Assert.Equal(0, Checks(log, 49));

        Assert.Equal(1, Checks(log, 100));
    }

    [Fact]
    public void Check_WithinASecond_DoesNotLookAgain()
    {
        var log = Log(warningBytes: 100);
        Assert.Equal(0, Checks(log, 1));
        Resize(500);

        _time.Advance(TimeSpan.FromSeconds(0.5));
        log.Check();
        Assert.Empty(_logs.Lines);

        _time.Advance(TimeSpan.FromSeconds(0.5));
        log.Check();
        Assert.Single(_logs.Lines);
    }

    [Fact]
    public void Bytes_WithoutALog_IsZero() => Assert.Equal(0, Log(warningBytes: 100).Bytes);

    private SqliteLog Log(long warningBytes) => new("shard-0", Database, warningBytes, _time, _logs);

    /// <summary>Checks at each size, a second apart, and answers the number of warnings.</summary>
    private int Checks(SqliteLog log, params int[] sizes)
    {
        var before = _logs.Lines.Count;
        foreach (var size in sizes)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Resize(size);
            log.Check();
        }

        return _logs.Lines.Count - before;
    }

    private void Resize(int size)
    {
        using var stream = File.Open(Database + "-wal", FileMode.OpenOrCreate);
        stream.SetLength(size);
    }
}
