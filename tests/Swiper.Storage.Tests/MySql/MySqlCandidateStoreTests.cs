using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Tests.MySql;

public sealed class MySqlCandidateStoreTests(MySqlServer server) : CandidateStoreTests
{
    private TestStores? _stores;

    protected override ICandidateStore Store => _stores!.Candidates;

    public override async ValueTask InitializeAsync() => _stores = server.OpenStores(await server.CreateDatabase());

    public override async ValueTask DisposeAsync()
    {
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }
    }
}
