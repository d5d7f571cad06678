using Microsoft.Data.Sqlite;

namespace Swiper.Storage.Tests;

public sealed class StoreCopyTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _said = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_OneFileToThreeToTwo_KeepsEverything()
    {
        await using (var one = Open("a"))
            await one.Fill();

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
            await one.Fill();
        Copy(["a"], ["b"]);

        await using var again = Open("a");

        Assert.Contains("was moved to other databases", Assert.Throws<StoreSetupException>(() => again.Shards).Message, StringComparison.Ordinal);
        Assert.Contains("was moved to other databases", Refusal(["a"], ["c"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CutOff_NoServerStartsOnTheHalfAndARepeatCompletesIt()
    {
        await using (var one = Open("a"))
            await one.Fill();
        using (var cancelled = new CancellationTokenSource())
        {
            await cancelled.CancelAsync();
            Assert.Throws<OperationCanceledException>(() => Copy(["a"], ["b"], cancelled.Token));
        }

        await using (var half = Open("b"))
            Assert.Contains("cut off", Assert.Throws<StoreSetupException>(() => half.Shards).Message, StringComparison.Ordinal);
        await using (var source = Open("a"))
            await source.AssertFilled();

        Copy(["a"], ["b"]);
        await using var whole = Open("b");
        await whole.AssertFilled();
    }

    [Fact]
    public async Task Run_SourceChangesMeanwhile_IsRefusedAndTheSourceStays()
    {
        await using (var one = Open("a"))
            await one.Fill();

        // The first table is said to agree when all are copied and one is compared: whoever writes then is noticed.
        var copy = new StoreCopy([Shard("a")], [Shard("b")], _ => Execute("a", "UPDATE document SET version = version + 1 WHERE key = 'k1'"));
        var refusal = Assert.Throws<StoreSetupException>(() => copy.Run(TestContext.Current.CancellationToken));

        Assert.Contains("document is not like the original", refusal.Message, StringComparison.Ordinal);
        await using var source = Open("a");
        Assert.NotNull(await source.Documents.Read("swiper.user/état", "k1"));
    }

    [Fact]
    public async Task Run_TargetHoldsSomething_IsRefusedAndItStays()
    {
        await using (var one = Open("a"))
            await one.Fill();
        await using (var other = Open("b"))
            await other.Documents.Write("k", "1", new byte[] { 1 }, 0);

        Assert.Contains("--to 1 names a database that is not empty", Refusal(["a"], ["b"]), StringComparison.Ordinal);

        await using var still = Open("b");
        Assert.NotNull(await still.Documents.Read("k", "1"));
        await using var source = Open("a");
        await source.AssertFilled();
    }

    [Fact]
    public async Task Run_SourcesInAnotherOrder_IsRefused()
    {
        await using (var two = Open("a", "b"))
            await two.Fill();

        Assert.Contains("holds shard 2 of 2", Refusal(["b", "a"], ["c"]), StringComparison.Ordinal);
        Assert.Contains("holds shard 1 of 2", Refusal(["a"], ["c"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SameTargetTwice_IsRefusedAndTheSourceStays()
    {
        await using (var one = Open("a"))
            await one.Fill();

        Refusal(["a"], ["b", "b"]);

        await using var source = Open("a");
        await source.AssertFilled();
    }

    [Fact]
    public void Run_NoSuchFile_IsRefusedAndNotMade()
    {
        Assert.Contains("which is not there", Refusal(["nowhere"], ["b"]), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("nowhere")));
    }

    private string Refusal(string[] from, string[] to) => Assert.Throws<StoreSetupException>(() => Copy(from, to)).Message;

    private void Copy(string[] from, string[] to, CancellationToken? cancellation = null) =>
        new StoreCopy([.. from.Select(Shard)], [.. to.Select(Shard)], _said.Add).Run(cancellation ?? TestContext.Current.CancellationToken);

    private TestStores Open(params string[] names) => new(_folder.Path, options =>
    {
        foreach (var name in names)
            options.Shards.Add(Shard(name));
    });

    private ShardOptions Shard(string name) => new() { ConnectionString = $"Data Source={_folder.File(name)};Pooling=False" };

    private void Execute(string name, string sql)
    {
        using var connection = new SqliteConnection(Shard(name).ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
