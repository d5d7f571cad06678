using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Tests.Postgres;

public sealed class PostgresDocumentStoreTests(PostgresServer server) : DocumentStoreTests
{
    private TestStores? _stores;

    protected override IDocumentStore Store => _stores!.Documents;

    public override async ValueTask InitializeAsync() => _stores = server.OpenStores(await server.CreateDatabase());

    public override async ValueTask DisposeAsync()
    {
        if (_stores is not null)
            await _stores.DisposeAsync();
    }
}
