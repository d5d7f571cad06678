using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Swiper.Storage.Migrations;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Tests.Migrations;

public sealed class SqliteMigratorTests : IDisposable
{
    private static readonly ImmutableArray<Migration> Two =
    [
        new(1, "CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1);"),
        new(2, "ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1;"),
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteConnection _connection;

    public SqliteMigratorTests()
    {
        _connection = new SqliteConnection($"Data Source={_folder.At("m.db")};Pooling=false");
        _connection.Open();
    }

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Migrate_FreshDatabase_AppliesAll()
    {
        Migrator(Two).Migrate(_connection);

        Assert.Equal(2L, Scalar("SELECT y FROM a"));
        Assert.Equal("2", Scalar("SELECT value FROM store_info WHERE name = 'schema'"));
    }

    [Fact]
    public void Migrate_OlderDatabase_AppliesTheMissingSteps()
    {
        Migrator(Two[..1]).Migrate(_connection);

        Migrator(Two).Migrate(_connection);

        Assert.Equal(2L, Scalar("SELECT y FROM a"));
    }

    [Fact]
    public void Migrate_Twice_ChangesNothingMore()
    {
        Migrator(Two).Migrate(_connection);
        Migrator(Two).Migrate(_connection);

        Assert.Equal(1L, Scalar("SELECT COUNT(*) FROM a"));
    }

    [Fact]
    public void Migrate_NewerDatabase_RefusesAndLeavesIt()
    {
        Migrator(Two).Migrate(_connection);

        var failure = Assert.Throws<StoreSetupException>(() => Migrator(Two[..1]).Migrate(_connection));

        Assert.Contains("has schema 2", failure.Message, StringComparison.Ordinal);
        Assert.Equal("2", Scalar("SELECT value FROM store_info WHERE name = 'schema'"));
    }

    [Fact]
    public void Migrate_StepFails_LeavesNoneOfIt()
    {
        ImmutableArray<Migration> broken = [Two[0], new(2, "CREATE TABLE b (x INTEGER); INSERT INTO nowhere VALUES (1);")];

        Assert.Throws<SqliteException>(() => Migrator(broken).Migrate(_connection));

        Assert.Equal(0L, Scalar("SELECT COUNT(*) FROM sqlite_master WHERE name = 'b'"));
        Assert.Equal("1", Scalar("SELECT value FROM store_info WHERE name = 'schema'"));
        Migrator(Two).Migrate(_connection);
    }

    [Fact]
    public void Verify_NoSchema_NamesTheCommand() => AssertVerifyNamesTheCommand("no schema");

    [Fact]
    public void Verify_OlderSchema_NamesTheCommand()
    {
        Migrator(Two[..1]).Migrate(_connection);

        AssertVerifyNamesTheCommand("schema 1");
    }

    [Fact]
    public void Catalog_Sqlite_NumbersFromOneWithoutGaps()
    {
        var numbers = MigrationCatalog.Of(StorageProvider.Sqlite).Select(migration => migration.Number).ToList();

        Assert.NotEmpty(numbers);
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    [Fact]
    public async Task Migrate_SchemaWithoutPlaces_LeavesWhoHoldsAnOldKeyUnsettled()
    {
        Migrator([.. SpellingRows.Before(StorageProvider.Sqlite)]).Migrate(_connection);
        Scalar(SpellingRows.Sql);
        await using var stores = new TestStores(_folder.Path, options => options.Shards.Add(
            new ShardOptions { ConnectionString = $"Data Source={_folder.At("m.db")};Pooling=False" }));

        await SpellingRows.Check(stores.Relations);
    }

    private static SchemaMigrator Migrator(ImmutableArray<Migration> migrations) =>
        new("s", new SqliteMigrations(), migrations, NullLogger.Instance);

    private void AssertVerifyNamesTheCommand(string found)
    {
        var failure = Assert.Throws<StoreSetupException>(() => Migrator(Two).Verify(_connection));

        Assert.Contains(found, failure.Message, StringComparison.Ordinal);
        Assert.Contains("./swiper migrate", failure.Message, StringComparison.Ordinal);
    }

    private object? Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
