using Swiper.Storage.Sharding;

namespace Swiper.Storage.Tests;

public sealed class StoreMigrationTests
{
    [Fact]
    public async Task Run_EmptyFolder_LeavesADatabaseThatOpensWithoutMigrating()
    {
        using var folder = new TemporaryFolder();
        var database = new NamedShard("--to", new ShardOptions { ConnectionString = $"Data Source={Path.Combine(folder.Path, "swiper.db")}" });

        await StoreMigration.Run([database], _ => { });

        await using var stores = new TestStores(folder.Path, options => options.Migrate = false);
        Assert.Null(await stores.Documents.Read("k", "1"));
    }
}
