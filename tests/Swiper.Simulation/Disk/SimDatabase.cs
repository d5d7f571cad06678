using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Storage.GroupCommit;

namespace Swiper.Simulation.Disk;

/// <summary>
/// The contents of one database that survive a crash, with the conditions that every real store enforces. A batch is atomic: it is decided on a copy
/// of what it touches and becomes visible with its last change.
/// </summary>
internal sealed class SimDatabase
{
    private readonly Dictionary<long, PartitionHead> _heads = [];
    private readonly Dictionary<long, Dictionary<long, Relation>> _rows = [];
    private readonly Dictionary<string, SortedDictionary<long, (long Revision, Candidate? Entry)>> _pools = [];
    private readonly Dictionary<(string Kind, string Key), StoredDocument> _documents = [];

    private readonly Dictionary<long, Report> _reports = [];

    public IReadOnlyDictionary<long, Report> Reports => _reports;

    public IReadOnlyDictionary<long, PartitionHead> Heads => _heads;

    public IEnumerable<Relation> Rows => _rows.Values.SelectMany(rows => rows.Values);

    public IReadOnlyDictionary<string, SortedDictionary<long, (long Revision, Candidate? Entry)>> Pools => _pools;

    public IReadOnlyDictionary<(string Kind, string Key), StoredDocument> Documents => _documents;

    /// <summary>The lines of the audit log, in the order they were written.</summary>
    public List<AuditLine> Audit { get; } = [];

    public PartitionHead HeadOf(long owner) => _heads.GetValueOrDefault(owner) ?? new PartitionHead(owner);

    public IEnumerable<Relation> RowsOf(long owner) => _rows.TryGetValue(owner, out var rows) ? rows.Values : [];

    public Relation? RowOf(long owner, long other) =>
        _rows.TryGetValue(owner, out var rows) && rows.TryGetValue(other, out var row) ? row : null;

    /// <summary>Applies a partition's claim.</summary>
    public bool Claim(long owner, long expectedEpoch, bool checkEpoch)
    {
        var head = HeadOf(owner);
        if (checkEpoch && head.Epoch != expectedEpoch)
        {
            return false;
        }

        _heads[owner] = head with { Epoch = expectedEpoch + 1 };
        return true;
    }

    /// <summary>Applies a partition's write if its epoch is the expected one, or if epochs are not checked.</summary>
    public bool Apply(RelationWrite write, bool checkEpoch)
    {
        if (checkEpoch && HeadOf(write.Owner).Epoch != write.ExpectedEpoch)
        {
            return false;
        }

        if (write.Head is { } head)
        {
            _heads[write.Owner] = head;
        }

        foreach (var row in write.Rows)
        {
            if (!_rows.TryGetValue(write.Owner, out var rows))
            {
                _rows.Add(write.Owner, rows = []);
            }

            rows[row.Other] = Rounded(row);
        }

        return true;
    }

    public bool Apply(CandidateChange change, bool checkRevision)
    {
        if (!_pools.TryGetValue(change.Pool, out var pool))
        {
            _pools.Add(change.Pool, pool = []);
        }

        if (checkRevision && pool.TryGetValue(change.UserId, out var there) && there.Revision >= change.Revision)
        {
            return false;
        }

        pool[change.UserId] = (change.Revision, change.Entry);
        return true;
    }

    public long? Apply(DocumentChange change, bool checkVersion)
    {
        var there = _documents.GetValueOrDefault((change.Kind, change.Key)).Version;
        if (checkVersion && there != change.ExpectedVersion)
        {
            return null;
        }

        _documents[(change.Kind, change.Key)] = new StoredDocument(change.Payload, change.ExpectedVersion + 1);
        return change.ExpectedVersion + 1;
    }

    public bool Apply(DocumentDeletion change) =>
        _documents.GetValueOrDefault((change.Kind, change.Key)).Version == change.ExpectedVersion && _documents.Remove((change.Kind, change.Key));

    public void Apply(ReportChange change)
    {
        switch (change)
        {
            case ReportFiling { Report: var report }:
                _reports.TryAdd(report.Id, report with { At = Rounded(report.At)!.Value });
                break;
            case ReportClosing closing when _reports.GetValueOrDefault(closing.Id) is { Decision: ReportDecision.None } open:
                _reports[closing.Id] = open with { Decision = closing.Decision, ClosedBy = closing.By, ClosedAt = Rounded(closing.At) };
                break;
            case ReportDeletion deletion:
                _reports.Remove(deletion.Id);
                break;
        }
    }

    /// <summary>The row of the last swipe that was not rewound, of a person without a block.</summary>
    public Relation? LastSwipe(long owner) => RowsOf(owner).Where(row => row.Swipe.IsSwipe() && !row.IsBlocked).MaxBy(row => row.Seq);

    /// <summary>Owners with pending rows, ascending.</summary>
    public IEnumerable<long> Unfinished() => _heads.Values.Where(head => head.Unsettled).Select(head => head.Owner)
        .Concat(_rows.Where(rows => rows.Value.Values.Any(row => row.Pending)).Select(rows => rows.Key))
        .Distinct()
        .Order();

    /// <summary>Owners whose pictures have that work, ascending.</summary>
    public IEnumerable<long> PictureOwners(PictureWork work) => _heads.Values.Where(head => (head.Pictures & work) != 0).Select(head => head.Owner).Order();

    public StoredDocument? DocumentOf(string kind, string key) => _documents.TryGetValue((kind, key), out var document) ? document : null;

    /// <summary>Listed people of a pool, in ascending id order.</summary>
    public ImmutableArray<Candidate> CandidatesOf(string pool) =>
        _pools.TryGetValue(pool, out var entries) ? [.. entries.Values.Where(entry => entry.Entry is not null).Select(entry => entry.Entry!)] : [];

    /// <summary>Rounds to milliseconds, as databases do.</summary>
    private static Relation Rounded(Relation row) => row with
    {
        SwipedAt = Rounded(row.SwipedAt),
        HeardAt = Rounded(row.HeardAt),
        FriendSince = Rounded(row.FriendSince),
        BlockedAt = Rounded(row.BlockedAt),
    };

    private static DateTimeOffset? Rounded(DateTimeOffset? moment) =>
        moment is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known.ToUnixTimeMilliseconds()) : null;
}
