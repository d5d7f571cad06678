using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Simulation.Oracle;
using Swiper.Simulation.Plans;
using Swiper.Simulation.Processes;
using Swiper.Storage.GroupCommit;

namespace Swiper.Simulation.Disk;

/// <summary>
/// Commits batches to the state that survives a crash. A batch is logged change by change and takes effect with its commit record: a crash before the
/// record loses the whole batch, and a crash between the record and the reply keeps all of it unacknowledged.
/// </summary>
internal sealed class SimCommitter(World world, Process process, SimDatabase database) : IBatchCommitter
{
    public ValueTask Commit(IReadOnlyList<StoreChange> batch)
    {
        var committed = new TaskCompletionSource();
        _ = Commit(batch, committed);
        return new ValueTask(committed.Task);
    }

    /// <summary>Usually brief; occasionally longer than any caller waits.</summary>
    public static long SlownessOf(ulong amount) => amount % 8 == 0
        ? (TimeSpan.TicksPerSecond * 20) + (long)(amount % (ulong)(TimeSpan.TicksPerSecond * 20))
        : (long)(amount % (ulong)(TimeSpan.TicksPerSecond * 2));

    /// <summary>Completes a change with its failure without throwing it: failures are frequent here and throwing is slow.</summary>
    private async Task Commit(IReadOnlyList<StoreChange> batch, TaskCompletionSource committed)
    {
        try
        {
            var latency = world.Random.Below(2 * TimeSpan.TicksPerMillisecond);
            await process.Delay(latency / 2);
            if (world.Faults.IsDiskFull || world.Faults.Take(FaultKind.FailBeforeCommit) is not null)
            {
                committed.SetException(new StoreUnavailableException("The disk is away."));
                return;
            }

            if (world.Faults.Take(FaultKind.SlowCommit) is { } slow)
            {
                await process.Delay(SlownessOf(slow.Amount));
            }

            if (world.Faults.Take(FaultKind.TornCommit) is { } torn)
            {
                await Tear(batch, (int)(torn.Amount % (ulong)(batch.Count + 2)));
            }

            var stamp = Apply(batch);
            await process.Delay(latency - (latency / 2));
            var late = world.Faults.Take(FaultKind.FailAfterCommit);
            if (late is { Amount: var amount } && amount % 4 == 0)
            {
                await process.Delay(SlownessOf(amount >> 2));
            }

            if (world.Plant.SwallowsCommits && world.Random.Percent(2))
            {
                await process.Never();
            }

            stamp.ToldAt = world.Loop.Now;
            if (late is null)
            {
                committed.SetResult();
            }
            else
            {
                committed.SetException(new StoreUnavailableException("Nobody knows whether the disk has it."));
            }
        }
        catch (Exception defect)
        {
            committed.SetException(defect);
        }
    }

    /// <summary>Crashes the process after so many log records; the record after the last change is the commit record.</summary>
    private async Task Tear(IReadOnlyList<StoreChange> batch, int records)
    {
        if (records > batch.Count)
        {
            Apply(batch);
        }
        else if (world.Plant.KeepsTornBatches)
        {
            Apply([.. batch.Take(records)]);

            if (records < batch.Count && WriteOf(batch[records]) is { Head: not null } half)
            {
                ApplyRelation(half with { Rows = [] });
            }
        }

        world.Crash("torn commit");
        await process.Never();
    }

    private RelationWrite? WriteOf(StoreChange change) => change switch
    {
        RelationChange relation => relation.Write,
        IRowChange row => row.Decide(row.Known ?? database.RowOf(row.Owner, row.Other), database.HeadOf(row.Owner)),
        _ => null,
    };

    private CommitStamp Apply(IReadOnlyList<StoreChange> changes)
    {
        var stamp = world.Oracle.BeginCommit();
        foreach (var change in changes)
        {
            Apply(change);
        }

        return stamp;
    }

    private void Apply(StoreChange change)
    {
        var conflicts = change is not (CandidateChange or AuditAddition) && world.Faults.Take(FaultKind.Conflict) is not null;
        switch (change)
        {
            case RelationChange relation:
                relation.Decide(!conflicts && ApplyRelation(relation.Write));
                break;
            case IRowChange row:
                ApplyRow(row, conflicts);
                break;
            case PartitionClaim claim:
                claim.Decide(!conflicts && Claim(claim));
                break;
            case DocumentChange document:
                document.Decide(conflicts ? null : ApplyDocument(document));
                break;
            case CandidateChange candidate:
                candidate.Decide(ApplyCandidate(candidate));
                break;
            case DocumentDeletion deletion:
                deletion.Decide(!conflicts && database.Apply(deletion));
                break;
            case ReportChange report:
                if (!world.Plant.LosesReport(report))
                {
                    database.Apply(report);
                    world.Oracle.Safety.OnWrite(report);
                }

                world.Trace.Add("report");
                report.Decide(true);
                break;
            case AuditAddition addition:
                AddLine(addition);
                break;
            case ProbeChange probe:
                probe.Decide(true);
                break;
            default:
                throw new NotSupportedException($"The simulated disk cannot apply a {change.GetType().Name}.");
        }
    }

    private bool ApplyRelation(RelationWrite asked)
    {
        var write = world.Plant.OnWrite(asked, database);
        var headBefore = database.HeadOf(write.Owner);
        var rowsBefore = write.Rows.Select(row => database.RowOf(row.Owner, row.Other)).ToImmutableArray();
        if (!database.Apply(write, world.Plant.ChecksEpochs))
        {
            world.Trace.Add("fenced", write.Owner, write.ExpectedEpoch);
            return false;
        }

        world.Trace.Add("write", write.Owner, write.Rows.IsEmpty ? 0 : write.Rows[0].Other, write.Head?.Seq ?? 0);
        world.Oracle.Relations.OnWrite(write, headBefore, rowsBefore);
        return true;
    }

    private void ApplyRow(IRowChange change, bool conflicts)
    {
        var isOwned = !world.Plant.ChecksEpochs || database.HeadOf(change.Owner).Epoch == change.ExpectedEpoch;
        var stored = change.Known ?? world.Plant.OnRead(database.RowOf(change.Owner, change.Other));
        if (conflicts || !isOwned || (change.Decide(stored, world.Plant.OnRead(database.HeadOf(change.Owner))) is { } write && !ApplyRelation(write)))
        {
            change.Refuse();
        }
    }

    private bool Claim(PartitionClaim claim)
    {
        var before = database.HeadOf(claim.Owner);
        if (!database.Claim(claim.Owner, claim.ExpectedEpoch, world.Plant.ChecksEpochs))
        {
            world.Trace.Add("fenced", claim.Owner, claim.ExpectedEpoch);
            return false;
        }

        world.Trace.Add("claim", claim.Owner, claim.ExpectedEpoch);
        world.Oracle.Relations.OnClaim(before, database.HeadOf(claim.Owner));
        return true;
    }

    private long? ApplyDocument(DocumentChange asked)
    {
        if (world.Plant.LosesDocument(asked))
        {
            return asked.ExpectedVersion + 1;
        }

        var before = database.DocumentOf(asked.Kind, asked.Key);
        var change = world.Plant.OnWrite(asked, before);
        var version = database.Apply(change, world.Plant.ChecksVersions);
        world.Trace.Add(version is null ? "conflict" : "document", change.ExpectedVersion, change.Payload.Length);
        if (version is not null)
        {
            world.Oracle.Documents.OnWrite(change.Kind, change.Key, before, change.Payload);
        }

        return version;
    }

    private void AddLine(AuditAddition addition)
    {
        if (!world.Plant.LosesLine(addition.Line))
        {
            database.Audit.Add(addition.Line);
            world.Trace.Add("line", addition.Line.Done.User);
            world.Oracle.Bans.OnLine(addition.Line);
        }

        addition.Decide(true);
    }

    private bool ApplyCandidate(CandidateChange asked)
    {
        if (world.Plant.LosesCandidate(asked))
        {
            return true;
        }

        var change = world.Plant.OnWrite(asked, database);
        if (!database.Apply(change, world.Plant.ChecksRevisions))
        {
            return false;
        }

        world.Trace.Add("candidate", change.UserId, change.Revision);
        world.Oracle.Documents.OnCandidate(change.Pool, change.UserId, change.Revision, change.Entry);
        return true;
    }
}
