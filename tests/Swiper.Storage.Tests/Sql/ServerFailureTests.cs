using System.Data.Common;
using System.Diagnostics;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Tests.Sql;

/// <summary>A server that dies, freezes or refuses: callers are told in time, in words that travel between silos.</summary>
public abstract class ServerFailureTests(DatabaseServer server)
{
    private const string Refusing = "Store shard-0 cannot answer";

    [Fact]
    public async Task DriversException_ThrownByAGrain_WouldNotArrive()
    {
        var database = await server.CreateDatabase();

        var failure = await Assert.ThrowsAnyAsync<DbException>(() => server.Execute(database, "SELECT nothing FROM nowhere"));

        Assert.True(Travel.CannotArrive(failure));
    }

    [Fact]
    public async Task EveryCall_ServerKilled_FailsInWordsThatTravelAndIsLoggedHere()
    {
        await using var mortal = server.Another();
        await mortal.InitializeAsync();
        var database = await mortal.CreateDatabase();
        await using var stores = mortal.OpenStores(database);
        using var states = await stores.OpenGrainState();
        var calls = Calls(stores).Append(() => states.Read(GrainId.Create("person", "1"))).ToList();
        Assert.True(await stores.Relations.Claim(1, 0));

        await mortal.Signal("KILL");

        foreach (var call in calls)
        {
            var before = stores.Logs.Errors.Count();
            var failure = await Travel.Fails(call);
            Assert.StartsWith(Refusing, failure.Message, StringComparison.Ordinal);
            Assert.Single(stores.Logs.Errors.Skip(before));
        }
    }

    [Fact]
    public async Task EveryCall_ServerFrozen_FailsInTimeAndWorksAgainOnceItGoesOn()
    {
        await using var mortal = server.Another();
        await mortal.InitializeAsync();
        var database = await mortal.CreateDatabase();
        await using var stores = mortal.OpenStores(database);
        Assert.True(await stores.Relations.Claim(1, 0));
        Assert.NotNull(await stores.Relations.Of(1).ReadHead(1));

        await mortal.Signal("STOP");
        try
        {
            var watch = Stopwatch.StartNew();

            // At once, as requests come: one finds a connection of the pool, the others have to open theirs.
            await Task.WhenAll(Travel.Fails(Calls(stores)[0]), Travel.Fails(Calls(stores)[^1]), Travel.Fails(Calls(stores)[^2]));

            Assert.True(watch.Elapsed < mortal.GivesUpWithin, $"{watch.Elapsed}");
        }
        finally
        {
            await mortal.Signal("CONT");
        }

        Assert.True(await stores.Relations.Claim(2, 0));
    }

    [Fact]
    public async Task Write_TableGoneOrReadOnly_FailsInWordsThatTravel()
    {
        var database = await server.CreateDatabase();
        await using var stores = server.OpenStores(database);
        Assert.True(await stores.Relations.Claim(1, 0));

        await server.Execute(database, "ALTER TABLE relation RENAME TO elsewhere");
        var missing = await Travel.Fails(() => stores.Relations.Write(Some.Rows(1, Some.Swipe(1, 2, 1))));
        await server.Execute(database, "ALTER TABLE elsewhere RENAME TO relation");
        await server.Execute(database, "UPDATE store_info SET value = 'moved away: 1 of 1' WHERE name = 'shard'");
        var moved = await Travel.Fails(() => stores.Relations.Write(Some.Rows(1, Some.Swipe(1, 2, 1))));

        Assert.Contains("no such table", missing.Message, StringComparison.Ordinal);
        Assert.Contains("moved", moved.Message, StringComparison.Ordinal);
    }

    /// <summary>A call of every kind.</summary>
    private static List<Func<Task>> Calls(TestStores stores) =>
    [
        () => stores.Relations.Claim(1, 1),
        () => stores.Relations.Write(Some.Rows(1, Some.Swipe(1, 2, 1))),
        () => stores.Relations.Change<bool>(new PartitionHead(1) { Epoch = 1 }, 2, known: null, (row, _) => new RowDecision<bool>(row, null, true)),
        () => stores.Candidates.Write("male@x", 5, 1, Some.Candidate(5, 1)),
        async () => await stores.Candidates.ReadPool("male@x").ToListAsync(),
        async () => await stores.Relations.Of(1).ReadPending(1, 1),
        async () => await stores.Relations.Of(1).ReadHead(1),
        async () => await stores.Relations.Of(1).Read(1, 2),
    ];
}
