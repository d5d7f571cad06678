using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.GroupCommit;

/// <summary>Changes a partition. Outcome: whether it was written; false if fenced.</summary>
internal sealed class RelationChange(RelationWrite write) : StoreChange<bool>
{
    internal RelationWrite Write { get; } = write;

    internal static int RowsOf(RelationWrite? write) => write is null ? 0 : write.Rows.Length + (write.Head is null ? 0 : 1);

    private protected override int RowsOf(bool outcome) => outcome ? RowsOf(Write) : 0;
}

/// <summary>
/// Claims a partition for a new activation. Outcome: whether the epoch was the expected one (0: nothing written yet) and so was raised.
/// </summary>
internal sealed class PartitionClaim(long owner, long expectedEpoch) : StoreChange<bool>
{
    internal long Owner { get; } = owner;

    internal long ExpectedEpoch { get; } = expectedEpoch;

    private protected override int RowsOf(bool outcome) => outcome ? 1 : 0;
}

/// <summary>Lists a person in a pool, or removes them and keeps the revision (entry null). Outcome: whether it was written; false if stale.</summary>
internal sealed class CandidateChange(string pool, long userId, long revision, Candidate? entry) : StoreChange<bool>
{
    internal string Pool { get; } = pool;

    internal long UserId { get; } = userId;

    internal long Revision { get; } = revision;

    internal Candidate? Entry { get; } = entry;

    private protected override int RowsOf(bool outcome) => outcome ? 1 : 0;
}

/// <summary>
/// Writes a document, if the stored version is the expected one (0: none). Outcome: the new version, or null. The payload must not change until the
/// commit.
/// </summary>
internal sealed class DocumentChange(string kind, string key, ReadOnlyMemory<byte> payload, long expectedVersion) : StoreChange<long?>
{
    internal string Kind { get; } = kind;

    internal string Key { get; } = key;

    internal ReadOnlyMemory<byte> Payload { get; } = payload;

    internal long ExpectedVersion { get; } = expectedVersion;

    private protected override int RowsOf(long? outcome) => outcome is null ? 0 : 1;
}

/// <summary>Deletes a document, if the stored version is the expected one. Outcome: whether it was deleted.</summary>
internal sealed class DocumentDeletion(string kind, string key, long expectedVersion) : StoreChange<bool>
{
    internal string Kind { get; } = kind;

    internal string Key { get; } = key;

    internal long ExpectedVersion { get; } = expectedVersion;

    private protected override int RowsOf(bool outcome) => outcome ? 1 : 0;
}

/// <summary>Adds a line to the audit log; one that is there already stays as it is. Outcome: true.</summary>
internal sealed class AuditAddition(AuditLine line) : StoreChange<bool>
{
    internal AuditLine Line { get; } = line;

    private protected override int RowsOf(bool outcome) => 1;
}

/// <summary>Makes a database commit a probe durably, to see whether it can. Outcome: true.</summary>
internal sealed class ProbeChange : StoreChange<bool>
{
    private protected override int RowsOf(bool outcome) => 0;
}
