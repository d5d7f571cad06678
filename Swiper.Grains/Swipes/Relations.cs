using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Likes;
using Swiper.Grains.Users;

namespace Swiper.Grains.Swipes;

/// <summary>One user's rows, each changed by one caller at a time. A row is cached only while it is leased.</summary>
internal sealed class Relations(IRelationReader reader, UserPartition partition, LikesCount likes, long owner)
{
    private readonly Dictionary<long, RowLock> _rows = [];

    public bool IsLeased(long other) => _rows.ContainsKey(other);

    /// <summary>Leases a row, which keeps it cached over several changes. The caller disposes the lease.</summary>
    public RowLease Lease(long other)
    {
        if (!_rows.TryGetValue(other, out var row))
        {
            _rows.Add(other, row = new RowLock());
        }

        row.Leases++;
        return new RowLease(this, other, row);
    }

    /// <summary>The stored row, or an empty one.</summary>
    public async ValueTask<Relation> Read(RowLease lease)
    {
        await partition.Claim();
        var row = lease.Lock;
        await row.Enter();
        try
        {
            return row.Stored ??= await reader.Read(owner, lease.Other) ?? new Relation(owner, lease.Other);
        }
        finally
        {
            row.Leave();
        }
    }

    /// <summary>Changes a row by a rule, and the head with it if the rule says so. Answers the decision once it is durable.</summary>
    public async ValueTask<RowDecision<TOutcome>> Change<TOutcome>(RowLease lease, RowRule<TOutcome> rule)
    {
        var row = lease.Lock;
        await row.Enter();
        likes.Begin();
        try
        {
            // Not cached: let the store read it inside the write transaction and save a round trip.
            if (row.Stored is not { } known)
            {
                var written = await (likes.IsKnown ? ChangeCounted(lease.Other, rule) : partition.ChangeUnknown(lease.Other, rule));
                row.Stored = written.Row;
                return written;
            }

            var decision = rule(known, partition.Head);
            if (!ReferenceEquals(decision.Row, known))
            {
                await partition.Change(lease.Other, known, (_, _) => decision);
                row.Stored = decision.Row;
                likes.Count(known, decision.Row);
            }

            return decision;
        }
        catch
        {
            // The stored row is unknown now: the next caller reads it again.
            row.Stored = null;
            throw;
        }
        finally
        {
            likes.End();
            row.Leave();
        }
    }

    /// <summary>Changes a row that is not cached, and keeps the count of likes in step.</summary>
    private async Task<RowDecision<TOutcome>> ChangeCounted<TOutcome>(long other, RowRule<TOutcome> rule)
    {
        // The store may apply the rule again until it commits, so the last row is the one that was replaced.
        Relation? before = null;
        var written = await partition.ChangeUnknown<TOutcome>(other, (stored, head) =>
        {
            before = stored;
            return rule(stored, head);
        });
        likes.Count(before!, written.Row);
        return written;
    }

    /// <summary>Predicts the decision of <see cref="Change"/>, or null if the row is not cached or is being changed.</summary>
    public RowDecision<TOutcome>? Foresee<TOutcome>(RowLease lease, RowRule<TOutcome> rule) =>
        lease.Lock is { IsTaken: false, Stored: { } known } ? rule(known, partition.Head) : null;

    public void End(RowLease lease)
    {
        if (--lease.Lock.Leases == 0)
        {
            _rows.Remove(lease.Other);
        }
    }
}

/// <summary>A lease on a cached row.</summary>
internal readonly struct RowLease(Relations relations, long other, RowLock row) : IDisposable
{
    public long Other => other;

    public RowLock Lock => row;

    public void Dispose() => relations.End(this);
}
