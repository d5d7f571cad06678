using Orleans.Configuration;
using Orleans.Messaging;

namespace Swiper.Silo.Tests.Cluster;

/// <summary>A table of members that loses them, or cannot be read, as a test says; also the gateways listed there.</summary>
internal sealed class MembershipTable : IMembershipTable, IGatewayListProvider
{
    private static readonly TableVersion Version = new(0, "0");

    private int _reads;

    public List<SiloAddress> Rows { get; } = [];

    public bool IsAway { get; set; }

    public List<Uri> Gateways { get; } = [];

    public int Reads => Volatile.Read(ref _reads);

    public TimeSpan MaxStaleness => TimeSpan.Zero;

    public bool IsUpdatable => true;

    public Task InitializeMembershipTable(bool tryInitTableVersion) => Task.CompletedTask;

    public Task<MembershipTableData> ReadRow(SiloAddress key) => Read(Rows.Where(row => row.Equals(key)));

    public Task<MembershipTableData> ReadAll() => Read(Rows);

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => throw new NotSupportedException();

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => throw new NotSupportedException();

    public Task UpdateIAmAlive(MembershipEntry entry) => throw new NotSupportedException();

    public Task DeleteMembershipTableEntries(string clusterId) => throw new NotSupportedException();

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => throw new NotSupportedException();

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public Task<IList<Uri>> GetGateways() => Task.FromResult<IList<Uri>>([.. Gateways]);

    private Task<MembershipTableData> Read(IEnumerable<SiloAddress> rows)
    {
        Interlocked.Increment(ref _reads);
        return IsAway
            ? Task.FromException<MembershipTableData>(new TimeoutException())
            : Task.FromResult(new MembershipTableData(rows.Select(row => Tuple.Create(new MembershipEntry { SiloAddress = row }, "")).ToList(), Version));
    }
}
