namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// Decides what becomes of a row. A pure function: a store calls it on a thread of its own, and again if it has to try again.
/// </summary>
/// <typeparam name="TOutcome">What the caller wants to know of the decision.</typeparam>
/// <param name="row">The row as it is stored, or an empty one.</param>
/// <param name="head">The head of the row's partition, as the caller of the store knows it.</param>
public delegate RowDecision<TOutcome> RowRule<TOutcome>(Relation row, PartitionHead head);

/// <summary>What becomes of a row and of the head of its partition; both are written in one transaction.</summary>
/// <typeparam name="TOutcome">What the caller wants to know of the decision.</typeparam>
/// <param name="Row">The row to put in place of the stored one. The same instance means that nothing is written, neither row nor head.</param>
/// <param name="Head">The head to put in place of the stored one, or null to leave it.</param>
/// <param name="Outcome">What the caller is told besides.</param>
public readonly record struct RowDecision<TOutcome>(Relation Row, PartitionHead? Head, TOutcome Outcome);
