using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Tests.Sqlite;

public sealed class SqliteRelationStoreTests : RelationStoreTests
{
    private readonly TemporaryFolder _folder = new();
    private TestStores? _stores;

    protected override IRelationStore Store => _stores!.Relations;

    public override ValueTask InitializeAsync()
    {
        _stores = new TestStores(_folder.Path);
        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await _stores!.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class SqliteReportStoreTests : ReportStoreTests
{
    private readonly TemporaryFolder _folder = new();
    private TestStores? _stores;

    protected override IReportStore Store => _stores!.Reports;

    public override ValueTask InitializeAsync()
    {
        _stores = new TestStores(_folder.Path);
        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await _stores!.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class SqliteCandidateStoreTests : CandidateStoreTests
{
    private readonly TemporaryFolder _folder = new();
    private TestStores? _stores;

    protected override ICandidateStore Store => _stores!.Candidates;

    public override ValueTask InitializeAsync()
    {
        _stores = new TestStores(_folder.Path);
        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await _stores!.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class SqliteDocumentStoreTests : DocumentStoreTests
{
    private readonly TemporaryFolder _folder = new();
    private TestStores? _stores;

    protected override IDocumentStore Store => _stores!.Documents;

    public override ValueTask InitializeAsync()
    {
        _stores = new TestStores(_folder.Path);
        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await _stores!.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class SqliteOperatorStoreTests : OperatorStoreTests
{
    private readonly TemporaryFolder _folder = new();

    private protected override Task<TestStores> Open() => Task.FromResult(new TestStores(_folder.Path));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
