using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.Tests.Sql;

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

public sealed class PostgresReportStoreTests(PostgresServer server) : ReportStoreTests
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

public sealed class PostgresCandidateStoreTests(PostgresServer server) : CandidateStoreTests
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

public sealed class PostgresOperatorStoreTests(PostgresServer server) : OperatorStoreTests
{
    private protected override async Task<TestStores> Open() => server.OpenStores(await server.CreateDatabase());
}

public sealed class PostgresServerStoreTests(PostgresServer server) : ServerStoreTests(server);

public sealed class PostgresSpellingMigrationTests(PostgresServer server) : SpellingMigrationTests(server);

public sealed class PostgresGrainStateTests(PostgresServer server) : GrainStateTests(server);

public sealed class PostgresGrainStateMoveTests(PostgresServer server) : GrainStateMoveTests(server);

public sealed class PostgresServerFailureTests(PostgresServer server) : ServerFailureTests(server);

public sealed class PostgresGrainStateFailureTests(PostgresServer server) : GrainStateFailureTests(server);

public sealed class PostgresQueryPlanTests(PostgresServer server) : QueryPlanTests(server);
