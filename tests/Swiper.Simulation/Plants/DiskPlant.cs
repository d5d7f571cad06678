using System.Collections.Immutable;
using System.Text.Json;
using Swiper.Grains;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Simulation.Disk;
using Swiper.Simulation.Processes;
using Swiper.Storage.GroupCommit;

namespace Swiper.Simulation.Plants;

/// <summary>A defect between the grains and the disk: each property that is set falsifies what passes.</summary>
internal sealed class DiskPlant(string name) : Plant
{
    public override string Name => name;

    public bool IgnoresEpochs { get; init; }

    public bool IgnoresVersions { get; init; }

    public bool IgnoresRevisions { get; init; }

    public bool Tears { get; init; }

    public bool Swallows { get; init; }

    public Func<RelationWrite, SimDatabase, RelationWrite>? Write { get; init; }

    public Func<DocumentChange, StoredDocument?, DocumentChange>? Document { get; init; }

    public Func<DocumentChange, bool>? Loses { get; init; }

    public Func<CandidateChange, bool>? Delists { get; init; }

    public Func<Candidate, Candidate>? Entry { get; init; }

    public Func<PartitionHead, PartitionHead>? Head { get; init; }

    public Func<Relation?, Relation?>? Row { get; init; }

    public bool ForgetsPending { get; init; }

    public bool ForgetsUnfinished { get; init; }

    public bool ForgetsSwiped { get; init; }

    /// <summary>Keeps people on the deck after they ended a friendship with its owner.</summary>
    public bool ForgetsParted { get; init; }

    /// <summary>Keeps people on the deck who are blocked, or block its owner.</summary>
    public bool ForgetsBlocked { get; init; }

    public bool LosesNewestBlock { get; init; }

    /// <summary>Acknowledges reports, or their deletion, without doing it.</summary>
    public Func<ReportChange, bool>? Reports { get; init; }

    /// <summary>Falsifies candidates as a pool reads them.</summary>
    public Func<Candidate, Candidate>? Candidate { get; init; }

    /// <summary>Leaves out the last candidate of a page.</summary>
    public bool ForgetsLastCandidate { get; init; }

    /// <summary>Forgets dislikes at once, or never.</summary>
    public bool? ForgetsDislikes { get; init; }

    public bool ForgetsSuperlikes { get; init; }

    public bool TakesFirstForLast { get; init; }

    public bool RemembersFriends { get; init; }

    /// <summary>Keeps people on the list of likes after they were answered.</summary>
    public bool RemembersLikes { get; init; }

    public bool LosesNewestLike { get; init; }

    public bool Miscounts { get; init; }

    /// <summary>Acknowledges pending rows before they are written.</summary>
    public bool AcknowledgesRowsEarly { get; init; }

    /// <inheritdoc cref="AcknowledgesRowsEarly"/>
    public bool AcknowledgesDocumentsEarly { get; init; }

    public override bool ChecksEpochs => !IgnoresEpochs;

    public override bool ChecksVersions => !IgnoresVersions;

    public override bool ChecksRevisions => !IgnoresRevisions;

    public override bool KeepsTornBatches => Tears;

    public override bool SwallowsCommits => Swallows;

    /// <summary>Falsifies one kind of document.</summary>
    public static Func<DocumentChange, StoredDocument?, DocumentChange> Of<T>(string kind, Func<T?, T, T> falsify) => (change, before) =>
    {
        if (change.Kind != kind)
        {
            return change;
        }

        var next = falsify(
            before is { } stored ? JsonSerializer.Deserialize<T>(stored.Payload.Span, GrainsJson.Options) : default,
            JsonSerializer.Deserialize<T>(change.Payload.Span, GrainsJson.Options)!);
        return new DocumentChange(change.Kind, change.Key, JsonSerializer.SerializeToUtf8Bytes(next, GrainsJson.Options), change.ExpectedVersion);
    };

    public override IRelationStore Wrap(IRelationStore store, Process process) => AcknowledgesRowsEarly ? new PlantedStore(store) : store;

    public override IDocumentStore Wrap(IDocumentStore store, Process process) => AcknowledgesDocumentsEarly ? new PlantedDocuments(store) : store;

    public override RelationWrite OnWrite(RelationWrite write, SimDatabase database) => Write?.Invoke(write, database) ?? write;

    public override DocumentChange OnWrite(DocumentChange change, StoredDocument? before)
    {
        var falsified = Document?.Invoke(change, before);
        return falsified ?? change;
    }

    public override CandidateChange OnWrite(CandidateChange change, SimDatabase database) => Entry is not null && change.Entry is { } entry
        ? new CandidateChange(change.Pool, change.UserId, change.Revision, Entry(entry))
        : change;

    public override bool LosesDocument(DocumentChange change) => Loses?.Invoke(change) == true;

    public override bool LosesCandidate(CandidateChange change) => Delists?.Invoke(change) == true;

    public override PartitionHead OnRead(PartitionHead head) => Head?.Invoke(head) ?? head;

    public override Relation? OnRead(Relation? row) => Row is null ? row : Row(row);

    public override ImmutableArray<Relation> OnReadPending(ImmutableArray<Relation> rows) => ForgetsPending ? [] : rows;

    public override ImmutableArray<long> OnReadUnfinished(ImmutableArray<long> owners) => ForgetsUnfinished ? [] : owners;

    public override ImmutableArray<Candidate> OnReadPage(ImmutableArray<Candidate> candidates) =>
        Candidate is not null ? [.. candidates.Select(Candidate)]
        : ForgetsLastCandidate && candidates.Length > 1 ? candidates[..^1]
        : candidates;

    public override ImmutableArray<Superlike> OnReadSuperlikes(ImmutableArray<Superlike> superlikes) => ForgetsSuperlikes ? [] : superlikes;

    public override ImmutableArray<long> OnReadSwiped(ImmutableArray<long> swiped, ImmutableArray<long> among, SimDatabase database, long owner) =>
        ForgetsSwiped ? []
        : ForgetsParted ? [.. swiped.Where(other => database.RowOf(owner, other) is { Swipe: not SwipeKind.None })]
        : ForgetsBlocked ? [.. swiped.Where(other => database.RowOf(owner, other) is { Swipe: not SwipeKind.None } or { IsBlocked: false })]
        : ForgetsDislikes == true ? [.. swiped.Where(other => database.RowOf(owner, other) is not { Swipe: SwipeKind.Dislike, IsParted: false })]
        : ForgetsDislikes == false ? [.. swiped.Union(among.Where(other => database.RowOf(owner, other) is { Swipe: SwipeKind.Dislike }))]
        : swiped;

    public override Relation? OnReadLastSwipe(SimDatabase database, long owner) => TakesFirstForLast
        ? database.RowsOf(owner).Where(row => row.Swipe != SwipeKind.None).MinBy(row => row.Seq)
        : database.LastSwipe(owner);

    public override ImmutableArray<PersonSince> OnReadLikes(ImmutableArray<PersonSince> likes, SimDatabase database, long owner) =>
        RemembersLikes ? [.. database.RowsOf(owner).Where(row => row.Heard.IsLike()).Select(row => new PersonSince(row.Other, row.HeardAt!.Value))]
        : LosesNewestLike ? [.. likes.Skip(1)]
        : likes;

    public override ImmutableArray<PersonSince> OnReadBlocks(ImmutableArray<PersonSince> blocks) => LosesNewestBlock ? [.. blocks.Skip(1)] : blocks;

    public override bool LosesReport(ReportChange change) => Reports?.Invoke(change) == true;

    public override int OnCountLikes(int count) => Miscounts ? count + 1 : count;

    public override ImmutableArray<PersonSince> OnReadFriends(ImmutableArray<PersonSince> friends, SimDatabase database, long owner) => RemembersFriends
        ? [.. database.RowsOf(owner).Where(row => row.Heard.IsLike()).Select(row => new PersonSince(row.Other, row.HeardAt!.Value))]
        : friends;
}
