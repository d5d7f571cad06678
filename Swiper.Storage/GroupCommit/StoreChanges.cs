using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.GroupCommit;

/// <summary>A change of one user's partition. Outcome: whether its epoch was the expected one, so that it was written.</summary>
/// <param name="write">What to write, and the epoch it is conditional on.</param>
internal sealed class RelationChange(RelationWrite write) : StoreChange<bool>
{
    internal RelationWrite Write { get; } = write;

    /// <summary>How many rows a write writes.</summary>
    internal static int RowsOf(RelationWrite? write) => write is null ? 0 : write.Rows.Length + (write.Head is null ? 0 : 1);

    private protected override int RowsOf(bool outcome) => outcome ? RowsOf(Write) : 0;
}

/// <summary>A new activation's claim on one user's partition. Outcome: whether its epoch was the expected one, so that it was raised.</summary>
/// <param name="owner">Whose partition.</param>
/// <param name="expectedEpoch">The epoch it is conditional on; 0 where nothing was ever written.</param>
internal sealed class PartitionClaim(long owner, long expectedEpoch) : StoreChange<bool>
{
    internal long Owner { get; } = owner;

    internal long ExpectedEpoch { get; } = expectedEpoch;

    private protected override int RowsOf(bool outcome) => outcome ? 1 : 0;
}

/// <summary>Lists a person in a pool or takes them off. Outcome: whether no same or later revision was there, so that it was written.</summary>
/// <param name="pool">The pool's key.</param>
/// <param name="userId">The person.</param>
/// <param name="revision">The person's revision.</param>
/// <param name="entry">The entry, or null to leave only the revision behind.</param>
internal sealed class CandidateChange(string pool, long userId, long revision, Candidate? entry) : StoreChange<bool>
{
    internal string Pool { get; } = pool;

    internal long UserId { get; } = userId;

    internal long Revision { get; } = revision;

    internal Candidate? Entry { get; } = entry;

    private protected override int RowsOf(bool outcome) => outcome ? 1 : 0;
}

/// <summary>Writes a document. Outcome: the new version, or null if the stored one was not the expected.</summary>
/// <param name="kind">The grain type and state name.</param>
/// <param name="key">The grain's key.</param>
/// <param name="payload">UTF-8 JSON; the caller leaves it alone until the commit.</param>
/// <param name="expectedVersion">The version that must be stored; 0 if there must be none.</param>
internal sealed class DocumentChange(string kind, string key, ReadOnlyMemory<byte> payload, long expectedVersion) : StoreChange<long?>
{
    internal string Kind { get; } = kind;

    internal string Key { get; } = key;

    internal ReadOnlyMemory<byte> Payload { get; } = payload;

    internal long ExpectedVersion { get; } = expectedVersion;

    private protected override int RowsOf(long? outcome) => outcome is null ? 0 : 1;
}

/// <summary>Deletes a document. Outcome: whether the stored version was the expected one, so that it was deleted.</summary>
/// <param name="kind">The grain type and state name.</param>
/// <param name="key">The grain's key.</param>
/// <param name="expectedVersion">The version that must be stored.</param>
internal sealed class DocumentDeletion(string kind, string key, long expectedVersion) : StoreChange<bool>
{
    internal string Kind { get; } = kind;

    internal string Key { get; } = key;

    internal long ExpectedVersion { get; } = expectedVersion;

    private protected override int RowsOf(bool outcome) => outcome ? 1 : 0;
}

/// <summary>Makes a database commit something durable that is nobody's data, to see whether it can. Outcome: true.</summary>
internal sealed class ProbeChange : StoreChange<bool>
{
    private protected override int RowsOf(bool outcome) => 0;
}
