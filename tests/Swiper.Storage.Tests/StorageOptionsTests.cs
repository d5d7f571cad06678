using Microsoft.Extensions.Configuration;

namespace Swiper.Storage.Tests;

public sealed class StorageOptionsTests
{
    [Fact]
    public void Read_KindsInAnyCase_AreTaken()
    {
        var options = Read(("Shards:0:Provider", "mysql"), ("Shards:0:ConnectionString", "a"), ("Shards:1:ConnectionString", "b"), ("MaxBatch", "7"));

        Assert.Equal([StorageProvider.MySql, StorageProvider.Sqlite], options.Shards.Select(shard => shard.Provider));
        Assert.Equal(7, options.MaxBatch);
    }

    [Theory]
    [InlineData("Oracle")]
    [InlineData("")]
    [InlineData("1")]
    public void Read_UnknownKind_IsRefusedAndNotLeftOut(string provider)
    {
        var refusal = Assert.Throws<StoreSetupException>(() => Read(
            ("Shards:0:ConnectionString", "a"), ("Shards:1:Provider", provider), ("Shards:1:ConnectionString", "secret")));

        Assert.Equal($"Storage:Shards:1:Provider is {provider}; it must be one of Sqlite, Postgres, MySql.", refusal.Message);
    }

    private static StorageOptions Read(params (string Key, string Value)[] settings)
    {
        var options = new StorageOptions();
        options.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build());
        return options;
    }
}
