using Orleans.Concurrency;

namespace Swiper.Grains.Interfaces.Operators;

/// <summary>
/// What operators need beyond single users: the audit log, and figures. Key: 0. Every method throws <see cref="Storage.StoreUnavailableException"/> if a
/// store is unavailable.
/// </summary>
[Alias("swiper.operator-desk")]
public interface IOperatorDeskGrain : IGrainWithIntegerKey
{
    /// <summary>Adds a line to the audit log, durably. A repeat adds another.</summary>
    [Alias("Write"), AlwaysInterleave]
    Task Write(OperatorAct act);

    /// <summary>Reads a page of the audit log, newest first, or answers null if the cursor is malformed.</summary>
    /// <param name="cursor">From <see cref="AuditPage.Next"/>; null for the first page.</param>
    [Alias("Read"), Idempotent(PassesFailuresOn = true), AlwaysInterleave]
    Task<AuditPage?> Read(string? cursor);

    /// <summary>Counts over all shards. Scans indexes.</summary>
    [Alias("Count"), Idempotent(PassesFailuresOn = true), AlwaysInterleave]
    Task<Census> Count();
}

/// <summary>Figures of the whole installation.</summary>
/// <param name="People">Users who have filled in or swiped anything.</param>
/// <param name="WaitingForReview">Users with photos that wait for review.</param>
/// <param name="Unfinished">Users with work that is to be finished.</param>
/// <param name="AuditLines">Lines of the audit log.</param>
[GenerateSerializer, Immutable, Alias("swiper.census")]
public sealed record Census(
    [property: Id(0)] long People,
    [property: Id(1)] long WaitingForReview,
    [property: Id(2)] long Unfinished,
    [property: Id(3)] long AuditLines)
{
    /// <summary>Adds the figures of another shard.</summary>
    public Census Plus(Census other) => new(
        People + other.People, WaitingForReview + other.WaitingForReview, Unfinished + other.Unfinished, AuditLines + other.AuditLines);
}
