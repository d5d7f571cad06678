namespace Swiper.Storage.Tests;

public sealed class StoreMigrationTests
{
    [Fact]
    public async Task Run_EmptyFolder_LeavesADatabaseThatOpensWithoutMigrating()
    {
        using var folder = new TempFolder();
        void Configure(StorageOptions options) => (options.DataFolder, options.Migrate) = (folder.Path, false);

        await StoreMigration.Run(Configure, _ => { });

        await using var stores = new TestStores(folder.Path, options => options.Migrate = false);
        Assert.Null(await stores.Documents.Read("k", "1"));
    }
}
