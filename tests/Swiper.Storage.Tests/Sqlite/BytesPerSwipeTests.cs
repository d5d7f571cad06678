using Microsoft.Data.Sqlite;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Tests.Sqlite;

public sealed class BytesPerSwipeTests : IDisposable
{
    private const int SwipesMeasured = 300;
    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(1);

    public void Dispose() => _folder.Dispose();

    /// <summary>A swipe writes its row and the head. The log counts every page a commit writes.</summary>
    [Fact]
    public async Task Write_AfterALongHistory_WritesAsManyBytesAsAfterAShortOne()
    {
        var afterShort = await BytesPerSwipe(owner: 1, history: 10);
        var afterLong = await BytesPerSwipe(owner: 2, history: 100_000);

        Assert.InRange(afterLong / afterShort, 0.8, 1.2);
    }

    private async Task<double> BytesPerSwipe(long owner, int history)
    {
        await using var stores = new TestStores(_folder.Path);
        var rows = Enumerable.Range(1, history).Select(seq => Some.Swipe(owner, NextId(), seq)).ToArray();
        await stores.Relations.Write(Some.Claim(owner, 0, rows));
        Checkpoint();

        var before = LogBytes();
        for (var seq = history + 1; seq <= history + SwipesMeasured; seq++)
        {
            var head = new PartitionHead(owner) { Epoch = 1, Seq = seq };
            await stores.Relations.Write(new RelationWrite(owner, 1, head, [Some.Swipe(owner, NextId(), seq)]));
        }
        return (LogBytes() - before) / (double)SwipesMeasured;
    }

    private long NextId() => _random.NextInt64(1, Limits.UserIdExclusiveMax);

    private long LogBytes() => new FileInfo(_folder.At("swiper.db-wal")).Length;

    private void Checkpoint()
    {
        using var connection = new SqliteConnection($"Data Source={_folder.At("swiper.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }
}
