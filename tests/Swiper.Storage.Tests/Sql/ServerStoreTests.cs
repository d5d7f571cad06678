using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.Copying;
using Swiper.Storage.Migrations;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Tests.Sql;

/// <summary>The contract of a database that several silos share, and that can be down.</summary>
public abstract class ServerStoreTests(DatabaseServer server)
{
    private const int Rounds = 40;

    [Fact]
    public async Task Claim_ByTwoSilosAtOnce_OneSucceedsEachTime()
    {
        var database = await server.CreateDatabase();
        await using var first = server.OpenStores(database);
        await using var second = server.OpenStores(database);

        for (var epoch = 0; epoch < Rounds; epoch++)
        {
            var claims = await Task.WhenAll(first.Relations.Claim(1, epoch), second.Relations.Claim(1, epoch));
            Assert.Single(claims, claimed => claimed);
        }
        Assert.Equal(Rounds, (await first.Relations.Of(1).ReadHead(1)).Epoch);
    }

    [Fact]
    public async Task FirstWrite_ByTwoSilosAtOnce_OneSucceedsAndTheOthersRowsAreNotThere()
    {
        var database = await server.CreateDatabase();
        await using var first = server.OpenStores(database);
        await using var second = server.OpenStores(database);

        for (var owner = 1; owner <= Rounds; owner++)
        {
            var written = await Task.WhenAll(
                first.Relations.Write(Some.Claim(owner, 0, Some.Swipe(owner, 1_001, 1))),
                second.Relations.Write(Some.Claim(owner, 0, Some.Swipe(owner, 1_002, 1))));
            Assert.Single(written, wrote => wrote);
            Assert.Equal(written[0], await first.Relations.Of(owner).Read(owner, 1_001) is not null);
            Assert.Equal(written[1], await first.Relations.Of(owner).Read(owner, 1_002) is not null);
        }
    }

    [Fact]
    public async Task Write_ManyOwnersByTwoSilosInOppositeOrder_AllEndDecided()
    {
        var database = await server.CreateDatabase();
        await using var first = server.OpenStores(database);
        await using var second = server.OpenStores(database);
        var owners = Enumerable.Range(1, 200).ToList();

        var ofFirst = owners.ConvertAll(owner => first.Relations.Claim(owner, 0));
        var ofSecond = owners.AsEnumerable().Reverse().Select(owner => second.Relations.Claim(owner, 0)).ToList();
        await Task.WhenAll(ofFirst.Concat(ofSecond));

        Assert.Equal(owners.Count, ofFirst.Concat(ofSecond).Count(claim => claim.Result));
    }

    [Fact]
    public async Task Write_CandidateByTwoSilosAtOnce_KeepsTheHigherRevision()
    {
        var database = await server.CreateDatabase();
        await using var first = server.OpenStores(database);
        await using var second = server.OpenStores(database);

        for (var user = 1; user <= Rounds; user++)
        {
            await Task.WhenAll(
                first.Candidates.Write("male@x", user, 1, Some.Candidate(user, 1)),
                second.Candidates.Write("male@x", user, 2, Some.Candidate(user, 2)));
        }

        Assert.All(await Read(first.Candidates, "male@x"), candidate => Assert.Equal(2, candidate.Revision));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Open_OfTheFirstSchema_BringsAllAlong(bool cutOffBefore)
    {
        var database = await server.CreateDatabase();
        var steps = MigrationCatalog.Of(server.Provider);
        await server.Execute(database, FirstSchema.InfoSql);
        await server.Execute(database, steps[0].Sql);
        await server.Execute(database, FirstSchema.RowsSql);

        // If schema changes are not transactional, a step may have been applied and not recorded; here each one was.
        if (cutOffBefore && server.Provider == StorageProvider.MySql)
        {
            foreach (var step in steps.Skip(1))
            {
                await server.Execute(database, step.Sql);
            }
        }

        await using var stores = server.OpenStores(database);
        await FirstSchema.Check(stores.Relations);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Open_OfTheSchemaBeforeTakenPlaces_BringsHeadsAlong(bool cutOffBefore)
    {
        var database = await server.CreateDatabase();
        var isMySql = server.Provider == StorageProvider.MySql;
        var steps = MigrationCatalog.Of(server.Provider);
        await server.Execute(database, HeadBeforeTakenPlaces.InfoSql(schema: 3));
        foreach (var step in steps.Take(3))
        {
            await server.Execute(database, step.Sql);
        }

        await server.Execute(database, HeadBeforeTakenPlaces.RowSql(isMySql ? "`partition`" : "partition"));
        if (cutOffBefore && isMySql)
        {
            await server.Execute(database, steps[3].Sql);
        }

        await using var stores = server.OpenStores(database);
        await HeadBeforeTakenPlaces.Check(stores.Relations);
    }

    [Fact]
    public async Task Write_OfEveryKind_TakesTwoRoundTrips()
    {
        var database = await server.CreateDatabase();
        await using var relay = new RoundTripRelay(server.Port);
        await using var stores = server.OpenStores(database, options => options.Shards[0].ConnectionString = server.ConnectionString(database, port: relay.Port));
        // Twice: the first of a kind may connect, and the driver may prepare the statement.
        for (var epoch = 0; epoch < 8; epoch++)
        {
            Assert.True(await stores.Relations.Claim(1, epoch));
        }

        async Task<int> Count(Func<Task<bool>> write)
        {
            var before = relay.RoundTrips;
            Assert.True(await write());
            return relay.RoundTrips - before;
        }

        Assert.Equal(2, await Count(() => stores.Relations.Claim(1, 8)));
        Assert.Equal(2, await Count(() => stores.Relations.Write(new RelationWrite(1, 9, Some.Head(1, 9, 1), [Some.Swipe(1, 2, 1), Some.Swipe(1, 3, 2)]))));
        Assert.Equal(2, await Count(() => stores.Candidates.Write("male@x", 1, 1, Some.Candidate(1, 1))));
    }

    [Fact]
    public async Task Write_ServerClosedTheIdleConnection_Succeeds()
    {
        var database = await server.CreateDatabase();
        await using var relay = new RoundTripRelay(server.Port);
        await using var stores = server.OpenStores(database, options => options.Shards[0].ConnectionString = server.ConnectionString(database, port: relay.Port));
        Assert.True(await stores.Relations.Claim(1, 0));

        relay.CloseAll();

        Assert.True(await stores.Relations.Claim(1, 1));
    }

    [Fact]
    public async Task Batch_OfEverythingAtOnce_DecidesInOrder()
    {
        await using var stores = server.OpenStores(await server.CreateDatabase());
        // One change blocks the writer, so that the rest queues behind it and becomes one batch.
        var holding = stores.Relations.Claim(9, 0);
        var listed = stores.Candidates.Write("male@x", 1, 2, Some.Candidate(1, 2));
        var late = stores.Candidates.Write("male@x", 1, 1, Some.Candidate(1, 1));
        var claimed = stores.Relations.Claim(1, 0);
        var reclaimed = stores.Relations.Claim(1, 1);
        var stale = stores.Relations.Write(new RelationWrite(1, 1, null, [Some.Swipe(1, 2, 1)]));
        var written = stores.Relations.Write(new RelationWrite(1, 2, Some.Head(1, 2, 5), [Some.Swipe(1, 3, 1)]));
        var raised = stores.Relations.Claim(1, 2);
        var checks = await stores.Health.Check(TestContext.Current.CancellationToken);

        Assert.Equal((true, true, false), (await holding, await listed, await late));
        Assert.Equal((true, true, false, true, true), (await claimed, await reclaimed, await stale, await written, await raised));
        Assert.True(Assert.Single(checks).IsHealthy);
        var head = await stores.Relations.Of(1).ReadHead(1);
        Assert.Equal((3L, 5L, 2), (head.Epoch, head.Seq, head.Pools.Length));
        Assert.Null(await stores.Relations.Of(1).Read(1, 2));
    }

    [Fact]
    public async Task Check_TableGone_SaysWhyAndRecovers()
    {
        var database = await server.CreateDatabase();
        await using var stores = server.OpenStores(database);
        Assert.True(Assert.Single(await stores.Health.Check(TestContext.Current.CancellationToken)).IsHealthy);

        await server.Execute(database, "ALTER TABLE store_info RENAME TO elsewhere");
        var failing = Assert.Single(await stores.Health.Check(TestContext.Current.CancellationToken));
        await server.Execute(database, "ALTER TABLE elsewhere RENAME TO store_info");

        Assert.Contains("no such table", failing.Failure, StringComparison.Ordinal);
        Assert.Contains("no such table", Assert.Single(stores.Logs.Errors), StringComparison.Ordinal);
        Assert.True(Assert.Single(await stores.Health.Check(TestContext.Current.CancellationToken)).IsHealthy);
    }

    [Fact]
    public async Task Read_TableGone_FailsWithTheStoresName()
    {
        var database = await server.CreateDatabase();
        await using var stores = server.OpenStores(database);
        Assert.Null(await stores.Relations.Of(1).Read(1, 2));
        await server.Execute(database, "DROP TABLE relation");

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await stores.Relations.Of(1).Read(1, 2));

        Assert.Contains("shard-0", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_TwoSilosOnAnEmptyDatabase_BothFindTheSchema()
    {
        var database = await server.CreateDatabase();
        var stores = Enumerable.Range(0, 4).Select(_ => server.OpenStores(database)).ToList();

        await Task.WhenAll(stores.Select(store => Task.Run(() => store.Shards, TestContext.Current.CancellationToken)));

        foreach (var store in stores)
        {
            Assert.Equal(0, (await store.Relations.Of(1).ReadHead(1)).Epoch);
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Open_ToldNotToMigrate_NamesTheCommandThatDoes()
    {
        var database = await server.CreateDatabase();
        await using var stores = server.OpenStores(database, options => options.Migrate = false);

        var failure = Assert.Throws<StoreSetupException>(() => stores.Shards);

        Assert.Contains("no schema", failure.Message, StringComparison.Ordinal);
        Assert.Contains("./swiper migrate", failure.Message, StringComparison.Ordinal);

        await using (var migrating = server.OpenStores(database))
        {
            Assert.Equal(1, migrating.Shards.Count);
        }

        await using var again = server.OpenStores(database, options => options.Migrate = false);
        Assert.Equal(1, again.Shards.Count);
    }

    [Fact]
    public async Task Open_WrongPassword_NamesTheSettingAndNotThePassword()
    {
        var database = await server.CreateDatabase();

        var failure = OpenFailure(server.ConnectionString(database, password: "wr0ng"));

        Assert.Contains("the user or the password", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_UnknownDatabase_NamesTheSetting()
    {
        await server.CreateDatabase();

        Assert.Contains("no such database", OpenFailure(server.ConnectionString("nowhere")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ConnectionRefused_SaysThatItCannotBeReached()
    {
        var database = await server.CreateDatabase();

        Assert.Contains("cannot be reached", OpenFailure(server.ConnectionString(database, port: 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoConnectionString_NamesTheSettingAndNotTheText()
    {
        Assert.SkipWhen(server.WhyNot is not null, server.WhyNot ?? "");

        Assert.DoesNotContain("s3cret", OpenFailure("Host=127.0.0.1;Password=a;s3cret=1").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadPool_WithAReplica_ReadsThere()
    {
        var primary = await server.CreateDatabase();
        var replica = await server.CreateDatabase();
        await using (var copy = server.OpenStores(replica))
        {
            await copy.Candidates.Write("male@x", 7, 1, Some.Candidate(7, 1));
        }

        await using var stores = server.OpenStores(primary, options => options.Replicas.Add(server.ConnectionString(replica)));
        await stores.Candidates.Write("male@x", 8, 1, Some.Candidate(8, 1));

        Assert.Equal([7], (await Read(stores.Candidates, "male@x")).Select(candidate => candidate.Id));

        await server.Execute(replica, "DROP TABLE candidate");
        Assert.Equal([8], (await Read(stores.Candidates, "male@x")).Select(candidate => candidate.Id));
    }

    [Fact]
    public async Task Copy_FromAFileToTwoDatabasesAndBack_KeepsEverything()
    {
        using var folder = new TemporaryFolder();
        List<NamedShard> shards = [await NewShard(), await NewShard()];
        NamedShard File(string name) => new(name, new ShardOptions { ConnectionString = $"Data Source={folder.At(name)};Pooling=False" });
        TestStores Open(List<NamedShard> all) => new(folder.Path, options => all.ForEach(named => options.Shards.Add(named.Shard)));
        await using (var one = Open([File("a")]))
        {
            await one.Fill();
        }

        new StoreCopy([File("a")], shards, _ => { }).Run(TestContext.Current.CancellationToken);
        await using (var two = Open(shards))
        {
            await two.AssertFilled();
        }

        new StoreCopy(shards, [File("b")], _ => { }).Run(TestContext.Current.CancellationToken);
        await using var back = Open([File("b")]);
        await back.AssertFilled();
    }

    [Fact]
    public async Task Copy_WhileASiloUsesTheDatabase_IsRefusedAndTheSiloGoesOn()
    {
        var (from, to) = (await NewShard(), await NewShard());
        await using var silo = new TestStores(".", options => options.Shards.Add(from.Shard));
        Assert.True(await silo.Relations.Claim(1, 0));

        var copy = new StoreCopy([from], [to], _ => { }) { Patience = TimeSpan.Zero };
        var refusal = Assert.Throws<StoreSetupException>(() => copy.Run(TestContext.Current.CancellationToken));

        Assert.Contains($"{from.Name} names a database that is in use", refusal.Message, StringComparison.Ordinal);
        Assert.True(await silo.Relations.Claim(1, 1));
    }

    [Theory]
    [InlineData("being moved: 1 of 1")]
    [InlineData("moved away: 1 of 1")]
    [InlineData("an unfinished copy")]
    public async Task Write_DatabaseTakenFromTheSilo_IsRefusedAndNotThere(string mark)
    {
        var database = await server.CreateDatabase();
        await using var silo = server.OpenStores(database);
        Assert.True(await silo.Relations.Claim(1, 0));

        await server.Execute(database, $"UPDATE store_info SET value = '{mark}' WHERE name = 'shard'");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => silo.Relations.Claim(1, 1));

        Assert.Equal(1, (await silo.Relations.Of(1).ReadHead(1)).Epoch);
    }

    [Fact]
    public async Task Copy_WrongPassword_IsRefusedWithoutIt()
    {
        var (from, to) = (await NewShard(), await NewShard());
        to.Shard.ConnectionString = server.ConnectionString("t1", "not-the-password");

        var refusal = Assert.Throws<StoreSetupException>(() => new StoreCopy([from], [to], _ => { }).Run(TestContext.Current.CancellationToken));

        Assert.Contains($"{to.Name} names a", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("refuses the user or the password", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", refusal.ToString(), StringComparison.Ordinal);
    }

    private async Task<NamedShard> NewShard()
    {
        var database = await server.CreateDatabase();
        return new NamedShard($"the database {database}", new ShardOptions { Provider = server.Provider, ConnectionString = server.ConnectionString(database) });
    }

    private static async Task<List<Candidate>> Read(ICandidateStore store, string pool)
    {
        var candidates = new List<Candidate>();
        await foreach (var candidate in store.ReadPool(pool))
        {
            candidates.Add(candidate);
        }

        return candidates;
    }

    private StoreSetupException OpenFailure(string connectionString)
    {
        using var folder = new TemporaryFolder();
        var stores = new TestStores(folder.Path, options => options.Shards.Add(
            new ShardOptions { Provider = server.Provider, ConnectionString = connectionString }));
        var failure = Assert.Throws<StoreSetupException>(() => stores.Shards);
        Assert.Contains("Storage:Shards:0:ConnectionString", failure.Message, StringComparison.Ordinal);
        return failure;
    }
}
