using System.Data.Common;
using Microsoft.Data.Sqlite;
using Swiper.Storage.Copying;
using Swiper.Storage.Tests.MySql;
using Swiper.Storage.Tests.Postgres;

namespace Swiper.Storage.Tests.Copying;

/// <summary>The copied tables are those the migrations create: a new table or column fails here until it is copied.</summary>
public sealed class CopiedTableTests(PostgresServer postgres, MySqlServer mySql) : IDisposable
{
    /// <summary>Tables that each database fills for itself: its metadata, and Orleans' statements.</summary>
    private static readonly string[] NotCopied = ["orleansquery", "store_info"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_Sqlite_MatchesTheMigrations()
    {
        await using (var stores = new TestStores(_folder.Path))
        {
            Assert.Equal(1, stores.Shards.Count);
        }

        await using var connection = new SqliteConnection($"Data Source={_folder.At("swiper.db")};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await AssertCopied(connection, """
            SELECT t.name, c.name, c.type FROM sqlite_schema t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
            """);
    }

    [Fact]
    public Task All_Postgres_MatchesTheMigrations() => AssertCopied(
        postgres, "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'");

    [Fact]
    public Task All_MySql_MatchesTheMigrations() => AssertCopied(
        mySql, "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = DATABASE()");

    private static async Task AssertCopied(DatabaseServer server, string selectColumns)
    {
        var database = await server.CreateDatabase();
        await using (var stores = server.OpenStores(database))
        {
            Assert.Equal(1, stores.Shards.Count);
        }

        await using var connection = await server.Connect(database);
        await AssertCopied(connection, selectColumns);
    }

    private static async Task AssertCopied(DbConnection connection, string selectColumns)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = selectColumns;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var made = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            var (table, column, type) = (reader.GetString(0).ToLowerInvariant(), reader.GetString(1), reader.GetString(2));
            if (!NotCopied.Contains(table))
            {
                made.Add(Line(table, column, type.Contains("int", StringComparison.OrdinalIgnoreCase)));
            }
        }

        var copied = CopiedTable.All.SelectMany(table => table.Columns.Select(column => Line(table.Name, column.Name, column.Kind == ColumnKind.Number)));
        Assert.Equal(copied.Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
    }

    private static string Line(string table, string column, bool isNumber) => $"{table}.{column}{(isNumber ? " is a number" : "")}";
}
