namespace Swiper.Storage.GroupCommit;

/// <summary>The bounds of a <see cref="GroupCommitWriter"/>.</summary>
/// <param name="MaxBatch">Most changes in one transaction.</param>
/// <param name="MaxQueue">Most changes that may wait; one more is refused at once.</param>
public readonly record struct GroupCommitOptions(int MaxBatch, int MaxQueue);
