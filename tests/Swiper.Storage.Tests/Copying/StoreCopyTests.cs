using Microsoft.Data.Sqlite;
using Swiper.Storage.Copying;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Tests.Copying;

public sealed class StoreCopyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _said = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_OneFileToThreeToTwo_KeepsEverything()
    {
        await using (var one = Open("a"))
        {
            await one.Fill();
        }

        Copy(["a"], ["b", "c", "d"]);
        await using (var three = Open("b", "c", "d"))
        {
            Assert.Equal(3, three.Shards.Count);
            await three.AssertFilled();
        }

        Copy(["b", "c", "d"], ["e", "f"]);
        await using var two = Open("e", "f");
        await two.AssertFilled();
        Assert.Contains("relation: 900 rows, checksums agree", _said);
    }

    [Fact]
    public async Task Run_Done_NoServerStartsOnTheOldDatabases()
    {
        await using (var one = Open("a"))
        {
            await one.Fill();
        }

        Copy(["a"], ["b"]);

        await using var again = Open("a");

        Assert.Contains("was moved to other databases", Assert.Throws<StoreSetupException>(() => again.Shards).Message, StringComparison.Ordinal);
        Assert.Contains("moved already", Refusal(["a"], ["c"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CutOff_NoServerStartsOnTheHalfAndARepeatCompletesIt()
    {
        await using (var one = Open("a"))
        {
            await one.Fill();
        }

        using (var cancelled = new CancellationTokenSource())
        {
            await cancelled.CancelAsync();
            Assert.Throws<OperationCanceledException>(() => Copy(["a"], ["b"], cancelled.Token));
        }

        await using (var half = Open("b"))
        {
            Assert.Contains("cut off", Assert.Throws<StoreSetupException>(() => half.Shards).Message, StringComparison.Ordinal);
        }

        await using (var source = Open("a"))
        {
            await source.AssertFilled();
        }

        Copy(["a"], ["b"]);
        await using var whole = Open("b");
        await whole.AssertFilled();
    }

    [Theory]
    [InlineData("UPDATE document SET version = 7 WHERE key = NEW.key AND NEW.key = 'k1 é'")]
    [InlineData("DELETE FROM document WHERE key = NEW.key AND NEW.key = 'k1 é'")]
    public async Task Run_CopyIsNotLikeTheOriginal_IsRefusedAndTheSourceStays(string defect)
    {
        await using (var one = Open("a"))
        {
            await one.Fill();
        }

        await using (var other = Open("b"))
        {
            Assert.Equal(1, other.Shards.Count);
        }

        Execute("b", $"CREATE TRIGGER defect AFTER INSERT ON document BEGIN {defect}; END");

        Assert.Contains("copy of document is not like the original", Refusal(["a"], ["b"]), StringComparison.Ordinal);

        await using (var half = Open("b"))
        {
            Assert.Contains("cut off", Assert.Throws<StoreSetupException>(() => half.Shards).Message, StringComparison.Ordinal);
        }

        await using var source = Open("a");
        await source.AssertFilled();
    }

    [Fact]
    public async Task Run_WhileAServerUsesEither_IsRefusedAndNothingChanges()
    {
        await using (var one = Open("a"))
        {
            await one.Fill();
        }

        await using (var server = Open("a"))
        {
            Assert.Equal(1, server.Shards.Count);
            Assert.Contains("which is in use: stop the server", Refusal(["a"], ["b"]), StringComparison.Ordinal);
            await server.AssertFilled();
        }
        await using (var server = Open("b"))
        {
            Assert.Equal(1, server.Shards.Count);
            Assert.Contains("which is in use: stop the server", Refusal(["a"], ["b"]), StringComparison.Ordinal);
        }
        await using var source = Open("a");
        await source.AssertFilled();
    }

    [Fact]
    public async Task Run_KilledWhileCopying_NoServerStartsOnEitherAndARepeatCompletesIt()
    {
        await using (var two = Open("a", "b"))
        {
            await two.Fill();
        }

        Copy(["a", "b"], ["c"]);
        Mark("a", "being moved: 1 of 2");
        Mark("b", "moved away: 2 of 2");
        Mark("c", "an unfinished copy");
        Execute("c", "DELETE FROM relation WHERE owner > 100");

        await using (var old = Open("a", "b"))
        {
            Assert.Contains("is being moved", Assert.Throws<StoreSetupException>(() => old.Shards).Message, StringComparison.Ordinal);
        }

        Copy(["a", "b"], ["c"]);

        await using var one = Open("c");
        await one.AssertFilled();
    }

    [Fact]
    public async Task Run_KilledWhenAllWasCopied_ARepeatOnlySaysSo()
    {
        await using (var one = Open("a"))
        {
            await one.Fill();
        }

        Copy(["a"], ["b", "c"]);
        Mark("c", "an unfinished copy");

        Assert.Contains("moved already", Refusal(["a"], ["d", "e"]), StringComparison.Ordinal);
        Assert.Contains("moved already", Refusal(["a"], ["c", "b"]), StringComparison.Ordinal);
        Copy(["a"], ["b", "c"]);

        await using var two = Open("b", "c");
        await two.AssertFilled();
    }

    [Fact]
    public async Task Run_KilledWhenAllWasCopiedAndTheCopyChanged_IsRefused()
    {
        await using (var one = Open("a"))
        {
            await one.Fill();
        }

        Copy(["a"], ["b"]);
        Mark("b", "an unfinished copy");
        Execute("b", "DELETE FROM relation WHERE owner = 1");

        Assert.Contains("copy of relation is not like the original", Refusal(["a"], ["b"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TargetHoldsSomething_IsRefusedAndItStays()
    {
        await using (var one = Open("a"))
        {
            await one.Fill();
        }

        await using (var other = Open("b"))
        {
            await other.Documents.Write("k", "1", new byte[] { 1 }, 0);
        }

        Assert.Contains("--to b names a database that is not empty", Refusal(["a"], ["b"]), StringComparison.Ordinal);

        await using var still = Open("b");
        Assert.NotNull(await still.Documents.Read("k", "1"));
        await using var source = Open("a");
        await source.AssertFilled();
    }

    [Fact]
    public async Task Run_SourcesInAnotherOrder_IsRefused()
    {
        await using (var two = Open("a", "b"))
        {
            await two.Fill();
        }

        Assert.Contains("--from b names shard 2 of 2, but it is given as 1 of 2", Refusal(["b", "a"], ["c"]), StringComparison.Ordinal);
        Assert.Contains("--from a names shard 1 of 2, but it is given as 1 of 1", Refusal(["a"], ["c"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SameTargetTwice_IsRefusedAndTheSourceStays()
    {
        await using (var one = Open("a"))
        {
            await one.Fill();
        }

        Assert.Contains("name the same database", Refusal(["a"], ["b", "b"]), StringComparison.Ordinal);
        Assert.Contains("name the same database", Refusal(["a"], ["b", "a"]), StringComparison.Ordinal);

        await using var source = Open("a");
        await source.AssertFilled();
    }

    [Fact]
    public void Run_NoSuchFile_IsRefusedAndNotMade()
    {
        Assert.Contains("which is not there", Refusal(["nowhere/swiper"], ["b"]), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Run_NoDatabase_IsRefused()
    {
        await File.WriteAllTextAsync(_folder.At("text"), new string('x', 5_000), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.At("empty"), "", TestContext.Current.CancellationToken);

        Assert.Contains("is not a SQLite database", Refusal(["text"], ["b"]), StringComparison.Ordinal);
        Assert.Contains("has no schema", Refusal(["empty"], ["b"]), StringComparison.Ordinal);
    }

    private string Refusal(string[] from, string[] to) => Assert.Throws<StoreSetupException>(() => Copy(from, to)).Message;

    private void Copy(string[] from, string[] to, CancellationToken? cancellation = null) => new StoreCopy(
        [.. from.Select(name => new NamedShard($"--from {name}", Shard(name)))],
        [.. to.Select(name => new NamedShard($"--to {name}", Shard(name)))],
        _said.Add).Run(cancellation ?? TestContext.Current.CancellationToken);

    private TestStores Open(params string[] names) => new(_folder.Path, options =>
    {
        foreach (var name in names)
        {
            options.Shards.Add(Shard(name));
        }
    });

    private ShardOptions Shard(string name) => new() { ConnectionString = $"Data Source={_folder.At(name)};Pooling=False" };

    private void Mark(string name, string mark) => Execute(name, $"UPDATE store_info SET value = '{mark}' WHERE name = 'shard'");

    private void Execute(string name, string sql)
    {
        using var connection = new SqliteConnection(Shard(name).ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
