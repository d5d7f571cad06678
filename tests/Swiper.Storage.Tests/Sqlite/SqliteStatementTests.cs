using System.Reflection;
using Microsoft.Data.Sqlite;
using Swiper.Storage.Sqlite;

namespace Swiper.Storage.Tests.Sqlite;

/// <summary>Every statement searches an index, also where the tables are large and the planner knows it.</summary>
public sealed class SqliteStatementTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string[] Tables => ["partition", "relation", "pending", "candidate", "document"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryStatement_OnLargeTables_SearchesAnIndex()
    {
        await using (var stores = new TestStores(_folder.Path))
        {
            Assert.Equal(1, stores.Shards.Count);
        }

        await using var connection = new SqliteConnection($"Data Source={_folder.At("swiper.db")};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await Fill(connection);

        var statements = Statements().ToList();
        var plans = new List<(string Statement, List<string> Steps)>();
        foreach (var statement in statements)
        {
            plans.Add((statement, await PlanOf(connection, statement)));
        }

        PlanSize.Keep("Sqlite", plans.Select(plan => $"{plan.Statement}\n{string.Join('\n', plan.Steps)}"));
        Assert.All(Tables, table => Assert.Contains(plans, plan => plan.Steps.Exists(step => step.StartsWith($"SEARCH {table} ", StringComparison.Ordinal))));
        Assert.All(plans, plan => Assert.DoesNotContain(plan.Steps.Zip(plan.Steps.Skip(1)), IsSorted));
        Assert.All(plans, plan => Assert.DoesNotContain(plan.Steps, step => Tables.Any(table => step.StartsWith($"SCAN {table}", StringComparison.Ordinal))));
    }

    /// <summary>Whether what an index of a list has is sorted, instead of being read in its order.</summary>
    private static bool IsSorted((string First, string Second) steps) =>
        steps.First.StartsWith("SEARCH relation USING COVERING INDEX", StringComparison.Ordinal) && steps.Second == "USE TEMP B-TREE FOR ORDER BY";

    /// <summary>The statements of the types that use a file: what they hold as constants, and begins as one does.</summary>
    private static IEnumerable<string> Statements() => typeof(SqliteCommitter).Assembly.GetTypes()
        .Where(type => type == typeof(RelationSql) || (type.Namespace == typeof(SqliteCommitter).Namespace && type != typeof(SqliteDatabase)))
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(field => field.IsLiteral && field.FieldType == typeof(string))
        .Select(field => (string)field.GetRawConstantValue()!)
        .Where(text => text.Split(' ')[0] is "SELECT" or "INSERT" or "UPDATE" or "DELETE" && Tables.Any(table => text.Contains(table, StringComparison.Ordinal)));

    private static async Task<List<string>> PlanOf(SqliteConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {statement}";
        foreach (var parameter in Enumerable.Range(1, 30).Select(number => $"?{number}").Concat(["@owner", "@other", "@since", "@id", "@limit", "@after", "@work"]))
        {
            if (statement.Contains(parameter, StringComparison.Ordinal))
            {
                command.Parameters.AddWithValue(parameter, 1);
            }
        }

        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }

    private static async Task Fill(SqliteConnection connection)
    {
        var (rows, popular) = (PlanSize.Rows, PlanSize.Popular);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = $"""
            PRAGMA synchronous = OFF;
            BEGIN;
            CREATE TEMP TABLE numbers AS WITH RECURSIVE r (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM r WHERE n < {rows} - 1) SELECT n FROM r;
            INSERT INTO relation (owner, other, swipe, swiped_at, seq, charged_day, heard, heard_at, heard_seq, friend_since)
                SELECT CASE WHEN n < {popular} THEN 1 ELSE 2 + n / {rows / 1000} END, 1000000 + n, CASE WHEN n % 2 = 0 THEN 0 ELSE 1 + n % 3 END, 1, n, 0,
                    1 + n % 2, n, 1, CASE WHEN n % 8 = 1 THEN n END FROM numbers;
            INSERT INTO pending (owner, other) SELECT 2 + n / 20, 1000000 + n * 10 FROM numbers WHERE n < {rows} / 10;
            INSERT INTO partition (owner, epoch, seq, day, likes, superlikes, rewinds, pools, nicknames, unsettled, recent, taken)
                SELECT n, 1, 1, 0, 0, 0, 0, '[]', '[]', n % 50 = 0, '[]', '0' FROM numbers;
            INSERT INTO candidate (pool, user_id, revision, gone, birth_day, dating_sex, min_dating_age, max_dating_age)
                SELECT CASE WHEN n % 2 = 0 THEN 'female@1' ELSE 'male@2' END, n, 1, 0, 700000, 1, 18, 99 FROM numbers;
            INSERT INTO document (kind, key, version, payload) SELECT 'note', 'k' || n, 1, x'7b7d' FROM numbers;
            COMMIT;
            ANALYZE;
            """;
        await command.ExecuteNonQueryAsync();
    }
}
