namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// Decides how to change a row, given the stored row (or an empty one) and the head. Must be pure: a store calls it on a thread of its own, and again
/// if it retries.
/// </summary>
public delegate RowDecision<TOutcome> RowRule<TOutcome>(Relation row, PartitionHead head);

/// <summary>A rule's answer: a row and the head of its partition, both written in one transaction.</summary>
/// <typeparam name="TOutcome">The part that only the caller needs.</typeparam>
/// <param name="Row">The new row. The stored instance means: write nothing, neither row nor head.</param>
/// <param name="Head">The new head, or null to leave it as it is.</param>
/// <param name="Outcome">The answer to the caller.</param>
public readonly record struct RowDecision<TOutcome>(Relation Row, PartitionHead? Head, TOutcome Outcome);
