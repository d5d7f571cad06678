using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.Tests.Sql;

namespace Swiper.Storage.Tests.MySql;

public sealed class MySqlRelationStoreTests(MySqlServer server) : RelationStoreTests
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

public sealed class MySqlReportStoreTests(MySqlServer server) : ReportStoreTests
{
    private TestStores? _stores;

    protected override IReportStore Store => _stores!.Reports;

    public override async ValueTask InitializeAsync() => _stores = server.OpenStores(await server.CreateDatabase());

    public override async ValueTask DisposeAsync()
    {
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }
    }
}

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

public sealed class MySqlOperatorStoreTests(MySqlServer server) : OperatorStoreTests
{
    private protected override async Task<TestStores> Open() => server.OpenStores(await server.CreateDatabase());
}

public sealed class MySqlServerStoreTests(MySqlServer server) : ServerStoreTests(server);

public sealed class MySqlSpellingMigrationTests(MySqlServer server) : SpellingMigrationTests(server);

public sealed class MySqlGrainStateTests(MySqlServer server) : GrainStateTests(server);

public sealed class MySqlGrainStateMoveTests(MySqlServer server) : GrainStateMoveTests(server);

public sealed class MySqlServerFailureTests(MySqlServer server) : ServerFailureTests(server);

public sealed class MySqlGrainStateFailureTests(MySqlServer server) : GrainStateFailureTests(server);

public sealed class MySqlQueryPlanTests(MySqlServer server) : QueryPlanTests(server);
