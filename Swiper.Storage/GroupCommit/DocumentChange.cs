namespace Swiper.Storage.GroupCommit;

/// <summary>Writes a document. Outcome: the new version, or null where the stored one was not the expected.</summary>
/// <param name="kind">The grain type and state name.</param>
/// <param name="key">The grain's key.</param>
/// <param name="payload">UTF-8 JSON; the caller leaves it alone until the commit.</param>
/// <param name="expectedVersion">The version that must be stored; 0 where there must be none.</param>
public sealed class DocumentChange(string kind, string key, ReadOnlyMemory<byte> payload, long expectedVersion) : StoreChange<long?>
{
    /// <summary>The grain type and state name.</summary>
    public string Kind { get; } = kind;

    /// <summary>The grain's key.</summary>
    public string Key { get; } = key;

    /// <summary>UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Payload { get; } = payload;

    /// <summary>The version that must be stored; 0 where there must be none.</summary>
    public long ExpectedVersion { get; } = expectedVersion;

    private protected override int RowsOf(long? outcome) => outcome is null ? 0 : 1;
}
