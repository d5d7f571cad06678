namespace Swiper.Storage.GroupCommit;

/// <summary>Deletes a document. Outcome: whether the stored version was the expected one, so that it was deleted.</summary>
/// <param name="kind">The grain type and state name.</param>
/// <param name="key">The grain's key.</param>
/// <param name="expectedVersion">The version that must be stored.</param>
public sealed class DocumentDeletion(string kind, string key, long expectedVersion) : StoreChange<bool>
{
    /// <summary>The grain type and state name.</summary>
    public string Kind { get; } = kind;

    /// <summary>The grain's key.</summary>
    public string Key { get; } = key;

    /// <summary>The version that must be stored.</summary>
    public long ExpectedVersion { get; } = expectedVersion;

    private protected override int RowsOf(bool outcome) => outcome ? 1 : 0;
}
