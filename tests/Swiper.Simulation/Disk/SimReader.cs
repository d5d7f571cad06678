using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Simulation.Plans;
using Swiper.Simulation.Processes;
using Swiper.Storage;

namespace Swiper.Simulation.Disk;

/// <summary>Reads committed data, immediately or after a delay.</summary>
internal sealed class SimReader(World world, Process process, SimDatabase database)
    : IRelationReader, ICandidateReader, IReportReader, IDocumentReader, IOperatorReader
{
    public ValueTask<PartitionHead> ReadHead(long owner) => Answer(() => world.Plant.OnRead(database.HeadOf(owner)));

    public ValueTask<PartitionStart> ReadStart(long owner) => Answer(() => new PartitionStart(
        world.Plant.OnRead(database.HeadOf(owner)), !world.Plant.OnReadPending([.. database.RowsOf(owner).Where(row => row.Pending)]).IsEmpty));

    public ValueTask<Relation?> Read(long owner, long other) => Answer(() => world.Plant.OnRead(database.RowOf(owner, other)));

    public ValueTask<ImmutableArray<Relation>> ReadPending(long owner, int limit) => Answer(() => world.Plant.OnReadPending(
        [.. database.RowsOf(owner).Where(row => row.Pending).OrderBy(row => row.Seq).Take(limit)]));

    public ValueTask<Relation?> ReadLastSwipe(long owner) => Answer(() => world.Plant.OnReadLastSwipe(database, owner));

    public ValueTask<ImmutableArray<long>> ReadSwiped(long owner, ImmutableArray<long> among, DateTimeOffset dislikesSince) => among.IsEmpty ? new([]) : Answer(() => world.Plant.OnReadSwiped(
        [.. among.Where(other => database.RowOf(owner, other) is { } row && IsSeen(row, dislikesSince))], among, database, owner));

    public ValueTask<ImmutableArray<PersonSince>> ReadFriends(long owner, PersonSince? after, int limit) => Answer(() => world.Plant.OnReadFriends(
        [.. database.RowsOf(owner)
            .Where(row => row.FriendSince is { } since && (after is not { } last || (since, row.Other).CompareTo((last.Since, last.Id)) < 0))
            .OrderByDescending(row => (row.FriendSince, row.Other))
            .Take(limit)
            .Select(row => new PersonSince(row.Other, row.FriendSince!.Value))],
        database,
        owner));

    public ValueTask<ImmutableArray<PersonSince>> ReadLikes(long owner, PersonSince? after, int limit) => Answer(() => world.Plant.OnReadLikes(
        [.. database.RowsOf(owner)
            .Where(row => row.IsWaiting && (after is not { } last || (row.HeardAt!.Value, row.Other).CompareTo((last.Since, last.Id)) < 0))
            .OrderByDescending(row => (row.HeardAt, row.Other))
            .Take(limit)
            .Select(row => new PersonSince(row.Other, row.HeardAt!.Value))],
        database,
        owner));

    public ValueTask<int> CountLikes(long owner) => Answer(() => world.Plant.OnCountLikes(database.RowsOf(owner).Count(row => row.IsWaiting)));

    public ValueTask<ImmutableArray<PersonSince>> ReadBlocks(long owner, PersonSince? after, int limit) => Answer(() => world.Plant.OnReadBlocks(
        [.. database.RowsOf(owner)
            .Where(row => row.Blocks == Blocks.Mine && (after is not { } last || (row.BlockedAt!.Value, row.Other).CompareTo((last.Since, last.Id)) < 0))
            .OrderByDescending(row => (row.BlockedAt, row.Other))
            .Take(limit)
            .Select(row => new PersonSince(row.Other, row.BlockedAt!.Value))]));

    public ValueTask<int> CountBlocks(long owner) => Answer(() => database.RowsOf(owner).Count(row => row.Blocks.HasFlag(Blocks.Mine)));

    public ValueTask<Report?> Read(long id) => Answer(() => database.Reports.GetValueOrDefault(id));

    public ValueTask<ImmutableArray<Report>> ReadPage(bool isOpen, ReportPlace? after, int limit) => Answer(() => database.Reports.Values
        .Where(report => report.Decision == ReportDecision.None == isOpen)
        .Where(report => after is not { } last || (report.At, report.Id).CompareTo((last.At, last.Id)) > 0)
        .OrderBy(report => (report.At, report.Id))
        .Take(limit)
        .ToImmutableArray());

    public ValueTask<ImmutableArray<Report>> ReadBefore(DateTimeOffset moment, int limit) => Answer(() =>
        database.Reports.Values.Where(report => report.At < moment).OrderBy(report => (report.At, report.Id)).Take(limit).ToImmutableArray());

    public ValueTask<int> CountAbout(long reported) => Answer(() => database.Reports.Values.Count(report => report.Reported == reported));

    public ValueTask<ImmutableArray<Superlike>> ReadSuperlikes(long owner, int limit) => Answer(() => world.Plant.OnReadSuperlikes(
        [.. database.RowsOf(owner)
            .Where(row => row is { IsWaiting: true, Heard: SwipeKind.Superlike })
            .OrderByDescending(row => (row.HeardAt, row.Other))
            .Take(limit)
            .Select(row => new Superlike(row.Other, row.HeardAt!.Value, row.HeardNote))]));

    public ValueTask<ImmutableArray<long>> ReadUnfinished(long afterOwner, int limit) => Answer(() => world.Plant.OnReadUnfinished(
        [.. database.Unfinished().Where(owner => owner > afterOwner).Take(limit)]));

    public ValueTask<ImmutableArray<long>> ReadPictureOwners(PictureWork work, long afterOwner, int limit) => Answer(() => world.Plant.OnReadPictureOwners(
        [.. database.PictureOwners(work).Where(owner => owner > afterOwner).Take(limit)]));

    public ValueTask<ImmutableArray<Candidate>> ReadPage(string pool, long from, long until, int limit) => Answer(() => world.Plant.OnReadPage(
        [.. database.CandidatesOf(pool).Where(candidate => candidate.Id >= from && candidate.Id < until).Take(limit)]));

    public ValueTask<ImmutableArray<AuditLine>> ReadAudit((DateTimeOffset At, long Id)? after, int limit) => Answer<ImmutableArray<AuditLine>>(() =>
        [.. database.Audit
            .Where(line => after is not var (at, id) || (line.At, line.Id).CompareTo((at, id)) < 0)
            .OrderByDescending(line => (line.At, line.Id))
            .Take(limit)]);

    public ValueTask<Census> Count() => Answer(() => new Census(
        database.Heads.Count, database.PictureOwners(PictureWork.Review).Count(), database.Unfinished().Count(), database.Audit.Count));

    public ValueTask<StoredDocument?> Read(string kind, string key) =>
        Answer(() => world.Plant.OnRead(kind, key, database.DocumentOf(kind, key)));

    private static bool IsSeen(Relation row, DateTimeOffset dislikesSince) =>
        row.IsBlocked || row.IsParted || row.Swipe.IsLike() || (row.Swipe == SwipeKind.Dislike && row.SwipedAt >= dislikesSince);

    private ValueTask<T> Answer<T>(Func<T> read)
    {
        if (world.Faults.Take(FaultKind.FailRead) is not null)
        {
            return ValueTask.FromException<T>(new StoreUnavailableException("The disk could not be read."));
        }

        if (world.Faults.Take(FaultKind.SlowRead) is { } slow)
        {
            return Late(SimCommitter.SlownessOf(slow.Amount), read);
        }

        // A read by another thread is a step of its own; a cached read is not.
        return world.Random.Percent(30) ? Late(world.Random.Below(TimeSpan.TicksPerMillisecond), read) : ValueTask.FromResult(read());
    }

    /// <summary>Reads before or after the delay, at random.</summary>
    private async ValueTask<T> Late<T>(long delay, Func<T> read)
    {
        if (world.Random.Percent(50))
        {
            var early = read();
            await process.Delay(delay);
            return early;
        }

        await process.Delay(delay);
        return read();
    }
}
