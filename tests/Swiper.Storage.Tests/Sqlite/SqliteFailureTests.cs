using Microsoft.Data.Sqlite;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sqlite;

namespace Swiper.Storage.Tests.Sqlite;

/// <summary>On a full disk or a locked or damaged file no write is acknowledged, and the store recovers when the cause is gone.</summary>
public sealed class SqliteFailureTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestStores _stores;

    public SqliteFailureTests() => _stores = new TestStores(_folder.Path);

    public ValueTask InitializeAsync() => new(_stores.Relations.Write(Some.Claim(1, 0, Some.Swipe(1, 2, 1))));

    public async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Write_FileLocked_FailsAndWorksAgainOnceReleased()
    {
        using (var other = OpenOther())
        {
            Run(other, "BEGIN IMMEDIATE");

            var failure = await Travel.Fails(Write);

            Assert.Contains("locked", failure.Message, StringComparison.Ordinal);
            Assert.Contains("shard-0", failure.Message, StringComparison.Ordinal);
            Assert.Contains("locked", Assert.Single(_stores.Logs.Errors), StringComparison.Ordinal);
            Assert.NotNull(await _stores.Relations.Of(1).Read(1, 2));
            Assert.Contains("locked", Assert.Single(await Check()).Failure, StringComparison.Ordinal);
            Run(other, "ROLLBACK");
        }

        Assert.True(await Write());
        Assert.True(Assert.Single(await Check()).IsHealthy);
    }

    [Fact]
    public async Task Commit_DiskFull_LeavesNothingAndWorksAgainOnceThereIsRoom()
    {
        using var committer = OpenCommitter();
        committer.Session.Run("PRAGMA max_page_count = 1");
        var write = new RelationWrite(1, 1, null, [.. Enumerable.Range(10, 1_000).Select(i => Some.Swipe(1, i, i))]);

        var failure = Assert.Throws<StoreUnavailableException>(() => Commit(committer, new RelationChange(write)));

        Assert.Contains("full", failure.Message, StringComparison.Ordinal);
        Assert.Null(await _stores.Relations.Of(1).Read(1, 10));
        Assert.Equal(0, new FileInfo(_folder.At("swiper.db-wal")).Length);

        committer.Session.Run("PRAGMA max_page_count = 1000000");
        Commit(committer, new RelationChange(write));
        Assert.NotNull(await _stores.Relations.Of(1).Read(1, 10));
    }

    [Fact]
    public async Task Commit_FailsAfterSomeOfTheBatch_LeavesNoneOfIt()
    {
        using var committer = OpenCommitter();

        Assert.Throws<NotSupportedException>(() => Commit(
            committer, new RelationChange(Some.Rows(1, Some.Swipe(1, 3, 2))), new UnknownChange()));

        Assert.Null(await _stores.Relations.Of(1).Read(1, 3));
        Commit(committer, new RelationChange(Some.Rows(1, Some.Swipe(1, 4, 3))));
        Assert.NotNull(await _stores.Relations.Of(1).Read(1, 4));
    }

    [Fact]
    public async Task Read_TableGone_FailsWithTheStoresName()
    {
        using (var other = OpenOther())
        {
            Run(other, "DROP TABLE candidate");
        }

        var failure = await Travel.Fails(async () =>
        {
            await foreach (var candidate in _stores.Candidates.ReadPool("male@x"))
            {
                Assert.Fail($"Read {candidate}.");
            }
        });

        Assert.Contains("shard-0", failure.Message, StringComparison.Ordinal);
        Assert.Contains(failure.Message, Assert.Single(_stores.Logs.Errors), StringComparison.Ordinal);
        Assert.NotNull(await _stores.Relations.Of(1).Read(1, 2));
    }

    [Fact]
    public async Task Write_AfterClose_IsRefused()
    {
        var relations = _stores.Relations;
        await _stores.DisposeAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(Write);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await relations.Of(1).Read(1, 2));

        Task<bool> Write() => relations.Write(Some.Rows(1, Some.Swipe(1, 3, 2)));
    }

    private static void Commit(SqliteCommitter committer, params StoreChange[] batch)
    {
        var commit = committer.Commit(batch);
        Assert.True(commit.IsCompletedSuccessfully);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteCommitter OpenCommitter() => new("shard-0", () => SqliteSession.Open(ConnectionString, "PRAGMA busy_timeout = 0"));

    private string ConnectionString => $"Data Source={_folder.At("swiper.db")};Pooling=false";

    private SqliteConnection OpenOther()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    private Task<bool> Write() => _stores.Relations.Write(Some.Rows(1, Some.Swipe(1, 3, 2)));

    private Task<System.Collections.Immutable.ImmutableArray<StoreHealth>> Check() => _stores.Health.Check(TestContext.Current.CancellationToken);

    private sealed class UnknownChange : StoreChange
    {
        internal override int RowsWritten => 0;

        internal override void Complete() => Assert.Fail("It was not committed.");

        internal override void Fail(StoreUnavailableException failure)
        {
        }
    }
}
