using System.Globalization;

namespace Swiper.Storage.Tests.Sql;

/// <summary>The step to a schema whose keys are folded.</summary>
public abstract class SpellingMigrationTests(DatabaseServer server)
{
    [Fact]
    public async Task Open_OfASchemaWithoutPlaces_LeavesWhoHoldsAnOldKeyUnsettled()
    {
        var database = await server.CreateDatabase();
        var steps = SpellingRows.Before(server.Provider).ToList();
        await server.Execute(database, FirstSchema.InfoSql.Replace("'1'", $"'{steps[^1].Number.ToString(CultureInfo.InvariantCulture)}'", StringComparison.Ordinal));
        foreach (var step in steps)
        {
            await server.Execute(database, step.Sql);
        }

        await server.Execute(database, server.Provider == StorageProvider.MySql
            ? SpellingRows.Sql.Replace("\\", "\\\\", StringComparison.Ordinal)
            : SpellingRows.Sql.Replace("`", "", StringComparison.Ordinal));
        await using var stores = server.OpenStores(database);

        await SpellingRows.Check(stores.Relations);
    }
}
