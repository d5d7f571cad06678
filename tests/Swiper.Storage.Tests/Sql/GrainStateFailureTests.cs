using System.Text;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.MySql;
using Swiper.Storage.Postgres;
using Swiper.Storage.Sql;

namespace Swiper.Storage.Tests.Sql;

/// <summary>
/// The exception of a failed read, write or deletion names the store and the state, and never the grain: its key may be a phone number.
/// </summary>
public abstract class GrainStateFailureTests(DatabaseServer server)
{
    private const string Phone = "+8613712345678";
    private static readonly GrainId Id = GrainId.Create("person", Phone);

    [Fact]
    public async Task Call_ThatFails_NamesTheStateAndNotTheGrain()
    {
        // A server of its own, to be killed.
        await using var mortal = server.Another();
        await mortal.InitializeAsync();
        var database = await mortal.CreateDatabase();
        await using (var stores = mortal.OpenStores(database))
        {
            Assert.Equal(1, stores.Shards.Count);
        }

        using var logs = new LogCapture();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace));
        await using var source = mortal.CreateSource(database, loggers);
        using var metrics = new StorageMetrics();
        using var states = await new GrainStateServer("shard-0", ProviderOf(mortal), source, metrics).OpenGrainState(loggers);
        var failures = new List<Exception>();
        async Task Fail<TException>(Func<Task> call)
            where TException : OrleansException => failures.Add(await Assert.ThrowsAsync<TException>(call));
        async Task FailAll<TException>(GrainState<Memo> state)
            where TException : OrleansException
        {
            await Fail<TException>(() => states.Write(Id, state, "again"));
            await Fail<TException>(() => states.ClearStateAsync("note", Id, state));
        }

        var stale = await states.Write(Id, "first");
        var fresh = await states.Read(Id);
        await states.Write(Id, fresh, "second");
        await FailAll<InconsistentStateException>(stale);
        await Fail<InconsistentStateException>(() => states.Write(Id, "first again"));

        await mortal.Execute(database, "UPDATE store_info SET value = 'moved away: 1 of 1' WHERE name = 'shard'");
        await FailAll<StoreUnavailableException>(fresh);
        await Fail<StoreUnavailableException>(() => states.Write(Id, "first again"));
        await mortal.Execute(database, "UPDATE store_info SET value = '1 of 1' WHERE name = 'shard'");

        await mortal.Execute(database, $"UPDATE document SET payload = {mortal.BytesOf($"{{\"Text\": {Phone}")}");
        await Fail<StoreUnavailableException>(() => states.Read(Id));
        await mortal.Execute(database, "ALTER TABLE document RENAME TO elsewhere");
        await FailAll<StoreUnavailableException>(fresh);
        await Fail<StoreUnavailableException>(() => states.Read(Id));
        await mortal.Execute(database, "ALTER TABLE elsewhere RENAME TO document");

        await mortal.DisposeAsync();
        await FailAll<StoreUnavailableException>(fresh);
        await Fail<StoreUnavailableException>(() => states.Read(Id));

        Assert.Equal(13, failures.Count);
        Assert.All(failures, failure => Assert.Null(failure.InnerException));
        Assert.All(failures.OfType<StoreUnavailableException>(), failure => Assert.Contains("shard-0", failure.Message, StringComparison.Ordinal));
        Assert.Contains(logs.All, line => line.Contains("failed to clear state 'note'", StringComparison.Ordinal));
        Assert.All(failures.Select(failure => failure.ToString()).Concat(logs.All), AssertNamesNobody);

        // Proves that the drivers' own exceptions do reveal it.
        Assert.True(logs.All.Count > 50, $"{logs.All.Count} lines");
    }

    private static void AssertNamesNobody(string text)
    {
        Assert.DoesNotContain(Phone[1..], text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(Phone)), text, StringComparison.OrdinalIgnoreCase);
    }

    private static ServerProvider ProviderOf(DatabaseServer server) =>
        server.Provider == StorageProvider.MySql ? new MySqlProvider() : new PostgresProvider();
}
