using Orleans.Storage;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Silo.Storage;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Tests.Sql;

/// <summary>The contract of grain state on a server: each grain has a row of its own, and a row has one owner at a time.</summary>
public abstract class GrainStateTests(DatabaseServer server)
{
    private const int Rounds = 25;
    private const int SilosAtOnce = 8;

    /// <summary>Keys that a store may confuse: numerically equal, differing in one letter, or containing format characters.</summary>
    private static readonly string[] Keys =
    [
        "abc", "0abc", "ABC", "0ABC", "20235", "020235", "00", "0", "0123456789abcdef0123456789abcdef", "abc ", "abc+1", "aná", "ana\u0301", "阿娜", "xa{0}b", "{", "}}",
        "a\0b", "a", "100%", "%00", "%7B", "k616263", "o'hara \\ \"x\"; --", "a\tb\r\n", new('x', 900), new('x', ServerGrainStorage.MaxKeyLength),
    ];

    private static readonly GrainId Id = GrainOf("ana");

    [Fact]
    public async Task Write_KeysThatLookAlike_EachHasAStateOfItsOwn()
    {
        await using var stores = server.OpenStores(await server.CreateDatabase());
        using var states = await stores.OpenGrainState();

        foreach (var key in Keys)
        {
            await states.Write(GrainOf(key), "of " + key);
        }

        foreach (var key in Keys)
        {
            Assert.Equal("of " + key, (await states.Read(GrainOf(key))).State!.Text);
        }
    }

    [Fact]
    public async Task Write_TypesWithStatesOfOneName_DoNotShareARow()
    {
        await using var stores = server.OpenStores(await server.CreateDatabase());
        using var states = await stores.OpenGrainState();

        await states.Write(GrainId.Create("one", "1"), "of one");
        await states.Write(GrainId.Create("two", "1"), "of two");
        await states.Write(GrainId.Create("one", "1"), "another state of one", "other");

        Assert.Equal("of one", (await states.Read(GrainId.Create("one", "1"))).State!.Text);
        Assert.Equal("of two", (await states.Read(GrainId.Create("two", "1"))).State!.Text);
    }

    [Fact]
    public async Task Write_OverThreeDatabases_EachStateIsOnTheShardOfItsKey()
    {
        string[] databases = [await server.CreateDatabase(), await server.CreateDatabase(), await server.CreateDatabase()];
        await using var stores = server.OpenStores(databases[0], options =>
        {
            foreach (var database in databases[1..])
            {
                options.Shards.Add(new ShardOptions { Provider = server.Provider, ConnectionString = server.ConnectionString(database) });
            }
        });
        using var states = await stores.OpenGrainState();
        foreach (var key in Keys)
        {
            await states.Write(GrainOf(key), key);
        }

        var found = new List<string>();
        for (var shard = 0; shard < databases.Length; shard++)
        {
            var server = stores.Shards[shard].GrainState!;
            using var alone = await server.OpenGrainState(stores.Loggers);
            foreach (var key in Keys)
            {
                if ((await alone.Read(GrainOf(key))).RecordExists)
                {
                    found.Add(key);
                    Assert.Same(stores.Shards.Of(key).GrainState, server);
                }
            }
            Assert.NotEmpty(found);
        }
        Assert.Equal(Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Read_NothingWritten_IsFreshAndSaysSo()
    {
        await using var stores = server.OpenStores(await server.CreateDatabase());
        using var states = await stores.OpenGrainState();

        var state = new GrainState<Memo>(new Memo { Text = "old" }, "7") { RecordExists = true };
        await states.ReadStateAsync("note", Id, state);

        Assert.Equal(("", null, false), (state.State!.Text, state.ETag, state.RecordExists));
    }

    [Fact]
    public async Task Write_FirstTimeBySeveralSilosAtOnce_OneSucceedsAndTheOthersConflict()
    {
        var database = await server.CreateDatabase();
        await using var first = server.OpenStores(database);
        await using var second = server.OpenStores(database);
        GrainStateStorage[] silos = [await first.OpenGrainState(), await second.OpenGrainState()];

        for (var round = 0; round < Rounds; round++)
        {
            var id = GrainOf($"number {round}");
            var texts = Enumerable.Range(0, round % 2 == 0 ? 2 : SilosAtOnce).Select(silo => $"of {silo}").ToArray();
            var succeeded = await Task.WhenAll(texts.Select((text, silo) => GrainStates.Succeeds(() => silos[silo % 2].Write(id, text))));

            Assert.Equal(texts[Array.IndexOf(succeeded, true)], (await silos[0].Read(id)).State!.Text);
            Assert.Single(succeeded, success => success);
        }
        Array.ForEach(silos, silo => silo.Dispose());
    }

    [Fact]
    public async Task Write_AgainBySeveralSilosAtOnce_OneSucceedsAndTheOthersConflict()
    {
        await using var stores = server.OpenStores(await server.CreateDatabase());
        using var states = await stores.OpenGrainState();
        await states.Write(Id, "first");

        for (var round = 0; round < Rounds; round++)
        {
            var copies = await Task.WhenAll(Enumerable.Range(0, SilosAtOnce).Select(_ => states.Read(Id)));
            var before = copies[0].ETag;
            var succeeded = await Task.WhenAll(copies.Select((copy, silo) => GrainStates.Succeeds(() => states.Write(Id, copy, $"of {silo}"))));

            var winner = Array.IndexOf(succeeded, true);
            var stored = await states.Read(Id);
            Assert.Single(succeeded, success => success);
            Assert.Equal(($"of {winner}", copies[winner].ETag), (stored.State!.Text, stored.ETag));
            Assert.All(copies.Where(copy => copy != copies[winner]), copy => Assert.Equal((before, true), (copy.ETag, copy.RecordExists)));
        }
    }

    [Fact]
    public async Task Write_BehindAFirstWriteThatIsUndone_OneSucceedsAndTheOthersConflict()
    {
        var database = await server.CreateDatabase();
        await using var stores = server.OpenStores(database);
        using var states = await stores.OpenGrainState();
        await using var connection = await server.Connect(database);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO document VALUES ({server.BytesOf("person/note")}, {server.BytesOf("ana")}, 1, {server.BytesOf("{}")})";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var writes = Enumerable.Range(0, SilosAtOnce).Select(silo => GrainStates.Succeeds(() => states.Write(Id, $"of {silo}"))).ToArray();
        await server.WaitForWaiting(database, SilosAtOnce);
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);

        var succeeded = await Task.WhenAll(writes);
        Assert.Single(succeeded, success => success);
        Assert.Equal($"of {Array.IndexOf(succeeded, true)}", (await states.Read(Id)).State!.Text);
    }

    [Fact]
    public async Task Write_TwoHundredKilobytes_ReadsBackTheSame()
    {
        await using var stores = server.OpenStores(await server.CreateDatabase());
        using var states = await stores.OpenGrainState();
        var (text, quotes) = (new string('状', 200_000), new string('"', 200_000));

        var state = await states.Write(Id, text);
        Assert.Equal(text, (await states.Read(Id)).State!.Text);

        await states.Write(Id, state, quotes);
        Assert.Equal(quotes, (await states.Read(Id)).State!.Text);
    }

    [Fact]
    public async Task Write_KeyThatNoDatabaseKeeps_IsRefusedWithoutTheKey()
    {
        await using var stores = server.OpenStores(await server.CreateDatabase());
        using var states = await stores.OpenGrainState();

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => states.Write(GrainOf(new string('x', ServerGrainStorage.MaxKeyLength + 1)), ""));

        Assert.Contains("longer than 1024 bytes", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clear_Stored_IsGoneAndItsVersionsNeverFitAgain()
    {
        await using var stores = server.OpenStores(await server.CreateDatabase());
        using var states = await stores.OpenGrainState();
        var state = await states.Write(Id, "first");
        var stale = await states.Read(Id);

        await states.ClearStateAsync("note", Id, state);

        Assert.Equal(("", null, false), (state.State!.Text, state.ETag, state.RecordExists));
        Assert.False((await states.Read(Id)).RecordExists);
        await Assert.ThrowsAsync<InconsistentStateException>(() => states.Write(Id, stale, "stale"));
        await states.Write(Id, state, "second");
        await Assert.ThrowsAsync<InconsistentStateException>(() => states.Write(Id, stale, "stale"));
        await Assert.ThrowsAsync<InconsistentStateException>(() => states.ClearStateAsync("note", Id, stale));
        Assert.Equal("second", (await states.Read(Id)).State!.Text);
    }

    [Fact]
    public async Task Clear_NeverStored_IsHarmless()
    {
        await using var stores = server.OpenStores(await server.CreateDatabase());
        using var states = await stores.OpenGrainState();

        await states.ClearStateAsync("note", Id, new GrainState<Memo>(new Memo()));

        Assert.False((await states.Read(Id)).RecordExists);
    }

    private static GrainId GrainOf(string key) => GrainId.Create("person", key);
}
