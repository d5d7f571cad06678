using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Simulation.Disk;
using Swiper.Simulation.Processes;
using Swiper.Simulation.Stage;
using Swiper.Storage.GroupCommit;

namespace Swiper.Simulation.Plants;

/// <summary>
/// A defect planted around the product, to prove that the oracles find it. The base class plants none; each subclass falsifies something between the
/// grains and the disk, or between two grains.
/// </summary>
internal class Plant
{
    /// <summary>The name on the command line.</summary>
    public virtual string Name => "none";

    public virtual bool ChecksEpochs => true;

    public virtual bool ChecksVersions => true;

    public virtual bool ChecksRevisions => true;

    public virtual bool KeepsTornBatches => false;

    public virtual bool SwallowsCommits => false;

    public virtual IRelationStore Wrap(IRelationStore store, Process process) => store;

    public virtual IDocumentStore Wrap(IDocumentStore store, Process process) => store;

    public virtual IGrainFactory Wrap(IGrainFactory grains, Process process) => grains;

    public virtual RelationWrite OnWrite(RelationWrite write, SimDatabase database) => write;

    public virtual DocumentChange OnWrite(DocumentChange change, StoredDocument? before) => change;

    /// <summary>The change of a listing that is written instead.</summary>
    public virtual CandidateChange OnWrite(CandidateChange change, SimDatabase database) => change;

    public virtual bool LosesDocument(DocumentChange change) => false;

    public virtual bool LosesCandidate(CandidateChange change) => false;

    public virtual PartitionHead OnRead(PartitionHead head) => head;

    public virtual Relation? OnRead(Relation? row) => row;

    public virtual StoredDocument? OnRead(string kind, string key, StoredDocument? document) => document;

    public virtual ImmutableArray<Relation> OnReadPending(ImmutableArray<Relation> rows) => rows;

    public virtual Relation? OnReadLastSwipe(SimDatabase database, long owner) => database.LastSwipe(owner);

    public virtual ImmutableArray<long> OnReadSwiped(ImmutableArray<long> swiped, ImmutableArray<long> among, SimDatabase database, long owner) => swiped;

    public virtual ImmutableArray<Superlike> OnReadSuperlikes(ImmutableArray<Superlike> superlikes) => superlikes;

    public virtual ImmutableArray<Candidate> OnReadPage(ImmutableArray<Candidate> candidates) => candidates;

    public virtual ImmutableArray<PersonSince> OnReadFriends(ImmutableArray<PersonSince> friends, SimDatabase database, long owner) => friends;

    public virtual ImmutableArray<PersonSince> OnReadLikes(ImmutableArray<PersonSince> likes, SimDatabase database, long owner) => likes;

    public virtual ImmutableArray<PersonSince> OnReadBlocks(ImmutableArray<PersonSince> blocks) => blocks;

    /// <summary>Whether a change of a report is acknowledged and not stored.</summary>
    public virtual bool LosesReport(ReportChange change) => false;

    public virtual int OnCountLikes(int count) => count;

    public virtual ImmutableArray<long> OnReadUnfinished(ImmutableArray<long> owners) => owners;

    public virtual ImmutableArray<long> OnReadPictureOwners(ImmutableArray<long> owners) => owners;

    /// <summary>Whether a line of the audit log is acknowledged and not stored.</summary>
    public virtual bool LosesLine(AuditLine line) => false;

    /// <summary>Whether a file is acknowledged and not stored.</summary>
    public virtual bool LosesFile(string key) => false;

    /// <summary>Whether a deletion is acknowledged and its file kept.</summary>
    public virtual bool KeepsFile(string key) => false;

    /// <summary>Called when the process has died; the plant may change what survived.</summary>
    public virtual void OnCrash(IReadOnlyList<SimDatabase> databases)
    {
    }

    /// <summary>Whether a request is held back, to be delivered later by the plant.</summary>
    public virtual bool Holds(GrainMessage message, Action arrive) => false;

    public virtual void OnResponse(GrainMessage message)
    {
    }
}
