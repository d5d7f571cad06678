using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Tests.Postgres;

public sealed class PostgresRelationStoreTests(PostgresServer server) : RelationStoreTests
{
    private TestStores? _stores;

    protected override IRelationStore Store => _stores!.Relations;

    public override async ValueTask InitializeAsync() => _stores = server.OpenStores(await server.CreateDatabase());

    public override async ValueTask DisposeAsync()
    {
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }
    }
}
