using System.Data.Common;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Sql;

/// <summary>
/// A batch as a server wants it: few statements over many rows. The committer locks and reads what the batch is conditional on, the plan decides
/// every change in order as if each ran alone, and the committer writes the result, each row once.
/// </summary>
internal sealed class BatchPlan
{
    private readonly IReadOnlyList<StoreChange> _batch;
    private readonly Dictionary<(long Owner, long Other), Relation> _relations = [];
    private readonly Dictionary<(long Owner, long Other), Relation?> _decided = [];
    private readonly SortedDictionary<long, long> _raised = [];
    private readonly Dictionary<long, PartitionHead?> _claimed = [];

    internal BatchPlan(IReadOnlyList<StoreChange> batch)
    {
        _batch = batch;
        for (var i = 0; i < batch.Count; i++)
        {
            Plan(batch[i]);
        }
    }

    /// <summary>Heads, numbered by epoch.</summary>
    internal PlannedRows<long, PartitionHead> Heads { get; } = new(Comparer<long>.Default);

    /// <summary>Existing, locked heads whose epoch alone changes, with the new epoch.</summary>
    internal IReadOnlyDictionary<long, long> Raised => _raised;

    /// <summary>Candidates, numbered by revision.</summary>
    internal PlannedRows<CandidateKey, CandidateChange> Candidates { get; } = new(Comparer<CandidateKey>.Create(
        static (x, y) => string.CompareOrdinal(x.Pool, y.Pool) is var pools and not 0 ? pools : x.UserId.CompareTo(y.UserId)));

    /// <summary>Relations to insert or replace, guarded by their locked heads.</summary>
    internal IReadOnlyCollection<Relation> Relations => _relations.Values;

    internal List<Relation> Pending => [.. _relations.Values.Where(row => row.Pending)];

    internal List<Relation> Told => [.. _relations.Values.Where(row => !row.Pending)];

    /// <summary>Relations to read once their heads are locked, because the plan decides on them.</summary>
    internal IReadOnlyCollection<(long Owner, long Other)> Decided => _decided.Keys;

    /// <summary>Reports to add, then those to close, then those to delete. Nothing stored decides on them.</summary>
    internal List<Report> Filed { get; } = [];

    internal List<ReportClosing> Closed { get; } = [];

    internal List<long> Removed { get; } = [];

    /// <summary>Lines for the audit log, which are conditional on nothing.</summary>
    internal List<AuditLine> Audit { get; } = [];

    internal bool HasProbe { get; private set; }

    /// <summary>Adds a stored head that was locked: the owner, then <see cref="RelationSql.HeadColumns"/>.</summary>
    internal void FoundHead(DbDataReader row)
    {
        var owner = row.GetInt64(0);
        Heads.Found(owner, row.GetInt64(1));
        if (_claimed.ContainsKey(owner))
        {
            _claimed[owner] = ServerRelationReader.HeadOf(row, owner, first: 1);
        }
    }

    /// <summary>Adds a stored relation that was read.</summary>
    internal void Found(Relation row) => _decided[(row.Owner, row.Other)] = row;

    /// <summary>Decides every change. Call once everything stored was added.</summary>
    internal void Decide()
    {
        for (var i = 0; i < _batch.Count; i++)
        {
            Decide(_batch[i]);
        }
    }

    private void Plan(StoreChange change)
    {
        switch (change)
        {
            case RelationChange relation:
                Heads.Plan(relation.Write.Owner);
                break;
            case IRowChange row:
                Heads.Plan(row.Owner);
                if (row.Known is null)
                {
                    _decided[(row.Owner, row.Other)] = null;
                }

                if (row.Claims)
                {
                    _claimed[row.Owner] = null;
                }

                break;
            case PartitionClaim claim:
                Heads.Plan(claim.Owner);
                break;
            case CandidateChange candidate:
                Candidates.Plan(KeyOf(candidate));
                break;
            case ReportFiling filing:
                Filed.Add(filing.Report);
                break;
            case ReportClosing closing:
                Closed.Add(closing);
                break;
            case ReportDeletion deletion:
                Removed.Add(deletion.Id);
                break;
            case AuditAddition addition:
                Audit.Add(addition.Line);
                break;
            case ProbeChange:
                HasProbe = true;
                break;
            default:
                throw new NotSupportedException($"No server can apply a {change.GetType().Name}.");
        }
    }

    private void Decide(StoreChange change)
    {
        switch (change)
        {
            case RelationChange relation:
                relation.Decide(Apply(relation.Write));
                break;
            case IRowChange row:
                Apply(row);
                break;
            case PartitionClaim claim:
                claim.Decide(Apply(claim));
                break;
            case CandidateChange candidate:
                candidate.Decide(Apply(candidate));
                break;
            case ReportChange report:
                report.Decide(true);
                break;
            case AuditAddition addition:
                addition.Decide(true);
                break;
            case ProbeChange probe:
                probe.Decide(true);
                break;
        }
    }

    private bool Apply(RelationWrite write)
    {
        var epoch = Heads.NumberOf(write.Owner);
        if ((epoch ?? 0) != write.ExpectedEpoch)
        {
            return false;
        }
        // Rows without a head could not be locked, so the first rows bring an empty head.
        if ((write.Head ?? (epoch is null ? new PartitionHead(write.Owner) : null)) is { } head)
        {
            Heads.Put(write.Owner, head.Epoch, head);
            _raised.Remove(write.Owner);
        }
        foreach (var row in write.Rows)
        {
            _relations[(row.Owner, row.Other)] = row;
        }

        return true;
    }

    private void Apply(IRowChange change)
    {
        if ((Heads.NumberOf(change.Owner) ?? 0) != change.ExpectedEpoch)
        {
            change.Refuse();
            return;
        }
        var key = (change.Owner, change.Other);
        var head = change.Claims ? Heads.RowOf(change.Owner) ?? _claimed[change.Owner] : null;
        if (change.Decide(_relations.GetValueOrDefault(key) ?? change.Known ?? _decided[key], head) is { } write)
        {
            Apply(write);
        }
    }

    private bool Apply(PartitionClaim claim)
    {
        var stored = Heads.NumberOf(claim.Owner);
        if ((stored ?? 0) != claim.ExpectedEpoch)
        {
            return false;
        }

        var epoch = claim.ExpectedEpoch + 1;
        if ((stored is null ? new PartitionHead(claim.Owner) : Heads.RowOf(claim.Owner)) is { } head)
        {
            Heads.Put(claim.Owner, epoch, head with { Epoch = epoch });
            return true;
        }
        Heads.Renumber(claim.Owner, epoch);
        _raised[claim.Owner] = epoch;
        return true;
    }

    private bool Apply(CandidateChange change)
    {
        if (Candidates.NumberOf(KeyOf(change)) >= change.Revision)
        {
            return false;
        }

        Candidates.Put(KeyOf(change), change.Revision, change);
        return true;
    }

    private static CandidateKey KeyOf(CandidateChange change) => new(change.Pool, change.UserId);
}
