using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Storage;

/// <summary>One atomic change of a partition.</summary>
/// <param name="Owner">Whose partition.</param>
/// <param name="ExpectedEpoch">The epoch the partition must have, or nothing is written.</param>
/// <param name="Head">The new head, whose epoch is the expected one or one more; null leaves the head alone.</param>
/// <param name="Rows">The rows to put in place of what is there; all of the owner's.</param>
public sealed record RelationWrite(long Owner, long ExpectedEpoch, PartitionHead? Head, ImmutableArray<Relation> Rows);
