using System.Globalization;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.Copying;
using Swiper.Storage.Migrations;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Tests.Sql;

/// <summary>Grain state through migrations from older schemas and moves to other databases.</summary>
public abstract class GrainStateMoveTests(DatabaseServer server)
{
    private static readonly GrainId Id = GrainId.Create("person", "ana");
    private static readonly GrainId Nobody = GrainId.Create("person", "nobody");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UPDATE store_info SET value = 'being moved: 1 of 1' WHERE name = 'shard'")]
    [InlineData("UPDATE store_info SET value = 'moved away: 1 of 1' WHERE name = 'shard'")]
    [InlineData("UPDATE store_info SET value = 'an unfinished copy' WHERE name = 'shard'")]
    [InlineData("DELETE FROM store_info WHERE name = 'shard'")]
    public async Task Write_DatabaseTakenFromTheSilo_IsRefusedAndNotThere(string taken)
    {
        var database = await server.CreateDatabase();
        await using var stores = server.OpenStores(database);
        using var states = await stores.OpenGrainState();
        var state = await states.Write(Id, "before");
        var etag = state.ETag;

        await server.Execute(database, taken);

        await AssertRefused(() => states.Write(Nobody, "after"));
        await AssertRefused(() => states.Write(Id, state, "after"));
        await AssertRefused(() => states.ClearStateAsync("note", Id, state));
        Assert.Equal((etag, true), (state.ETag, state.RecordExists));
        Assert.Equal(("before", etag), ((await states.Read(Id)).State!.Text, (await states.Read(Id)).ETag));
        Assert.False((await states.Read(Nobody)).RecordExists);
    }

    [Fact]
    public async Task Write_DatabaseTakenBetweenALookAndTheWrite_IsRefusedAndNotThere()
    {
        var database = await server.CreateDatabase();
        await using var stores = server.OpenStores(database);
        using var states = await stores.OpenGrainState();
        var (updated, cleared) = (await states.Write(Id, "before"), await states.Write(GrainId.Create("person", "ben"), "before"));
        await using var mover = await server.Connect(database);
        await using var transaction = await mover.BeginTransactionAsync(Cancel);
        await using var command = mover.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = server.HoldMark;
        await command.ExecuteScalarAsync(Cancel);

        Task[] writes =
        [
            AssertRefused(() => states.Write(Nobody, "after")),
            AssertRefused(() => states.Write(Id, updated, "after")),
            AssertRefused(() => states.ClearStateAsync("note", GrainId.Create("person", "ben"), cleared)),
        ];
        await server.WaitForWaiting(database, writes.Length);
        command.CommandText = "UPDATE store_info SET value = 'moved away: 1 of 1' WHERE name = 'shard'";
        await command.ExecuteNonQueryAsync(Cancel);
        await transaction.CommitAsync(Cancel);
        await Task.WhenAll(writes);

        Assert.Equal("before", (await states.Read(Id)).State!.Text);
        Assert.True((await states.Read(GrainId.Create("person", "ben"))).RecordExists);
        Assert.False((await states.Read(Nobody)).RecordExists);
    }

    [Fact]
    public async Task Mark_WhileManyWrite_NothingChangesOnceItIsSet()
    {
        var database = await server.CreateDatabase();
        await using var stores = server.OpenStores(database);
        using var states = await stores.OpenGrainState();
        var ids = Enumerable.Range(0, 8).Select(writer => GrainId.Create("person", $"writer {writer}")).ToArray();
        var stored = await Task.WhenAll(ids.Select(id => states.Write(id, "0")));
        var writers = ids.Zip(stored).Select(async writer =>
        {
            var (id, state) = writer;
            for (var i = 1; ; i++)
            {
                try
                {
                    await states.Write(id, state, i.ToString(CultureInfo.InvariantCulture));
                }
                catch (StoreUnavailableException)
                {
                    return (id, Text: (i - 1).ToString(CultureInfo.InvariantCulture));
                }
            }
        }).ToArray();

        using (var end = CopyEnd.Open(Named(database), mustExist: true))
        {
            end.SetMark("moved away: 1 of 1");
        }

        await using var connection = await server.Connect(database);
        var right = await Versions(connection);
        var last = await Task.WhenAll(writers);

        Assert.Equal(right, await Versions(connection));
        foreach (var (id, text) in last)
        {
            Assert.Equal(text, (await states.Read(id)).State!.Text);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Open_OfTheSecondSchema_KeepsItsDocuments(bool cutOffBefore)
    {
        var database = await server.CreateDatabase();
        var steps = MigrationCatalog.Of(server.Provider);
        await server.Execute(database, FirstSchema.InfoSql.Replace("'1'", "'2'", StringComparison.Ordinal));
        await server.Execute(database, steps[0].Sql);
        await server.Execute(database, steps[1].Sql);
        await server.Execute(database, "INSERT INTO document VALUES ('person/note', 'o''hara 状 {0}%', 5, " + server.BytesOf("""{"Text":"kept"}""") + ")");
        if (cutOffBefore && server.Provider == StorageProvider.MySql)
        {
            await server.Execute(database, steps[2].Sql);
        }

        await StoreMigration.Run([Named(database)], _ => { });
        await using var stores = server.OpenStores(database, options => options.Migrate = false);
        using var states = await stores.OpenGrainState();

        var id = GrainId.Create("person", "o'hara 状 {0}%");
        var state = await states.Read(id);
        Assert.Equal(("kept", "5"), (state.State!.Text, state.ETag));
        await states.Write(id, state, "changed");
        Assert.Equal(("changed", "6"), ((await states.Read(id)).State!.Text, state.ETag));
        Assert.False(await GrainStates.Succeeds(() => states.Write(id, "second owner")));
    }

    [Fact]
    public async Task Open_OfTheSecondSchemaToldNotToMigrate_NamesTheCommandThatDoes()
    {
        var database = await server.CreateDatabase();
        var steps = MigrationCatalog.Of(server.Provider);
        await server.Execute(database, FirstSchema.InfoSql.Replace("'1'", "'2'", StringComparison.Ordinal));
        await server.Execute(database, steps[0].Sql);
        await server.Execute(database, steps[1].Sql);
        await using var stores = server.OpenStores(database, options => options.Migrate = false);

        var failure = Assert.Throws<StoreSetupException>(() => stores.Shards);

        Assert.Contains("has schema 2 and needs schema 4: run ./swiper migrate", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_LargeStatesFromAFile_KeepsThem()
    {
        using var folder = new TemporaryFolder();
        var file = new NamedShard("a", new ShardOptions { ConnectionString = $"Data Source={folder.At("a")};Pooling=False" });
        var large = Enumerable.Range(0, 100).Select(i => (Id: GrainId.Create("person", $"{i} {{0}}%"), Text: new string((char)('a' + (i % 26)), 200_000))).ToArray();
        await using (var stores = new TestStores(folder.Path, options => options.Shards.Add(file.Shard)))
        using (var states = await stores.OpenGrainState())
        {
            await Task.WhenAll(large.Select(state => states.Write(state.Id, state.Text)));
        }

        var target = Named(await server.CreateDatabase());

        new StoreCopy([file], [target], _ => { }).Run(Cancel);

        await using var copied = new TestStores(folder.Path, options => options.Shards.Add(target.Shard));
        using var kept = await copied.OpenGrainState();
        foreach (var (id, text) in large)
        {
            Assert.Equal(text, (await kept.Read(id)).State!.Text);
        }
    }

    private static async Task AssertRefused(Func<Task> call)
    {
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(call);
        Assert.Contains("is being moved, or was", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<string> Versions(System.Data.Common.DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT version FROM document ORDER BY 1";
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var versions = new List<int>();
        while (await reader.ReadAsync(Cancel))
        {
            versions.Add(reader.GetInt32(0));
        }

        return string.Join(',', versions);
    }

    private NamedShard Named(string database) =>
        new("--to", new ShardOptions { Provider = server.Provider, ConnectionString = server.ConnectionString(database) });
}
