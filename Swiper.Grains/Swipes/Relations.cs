using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Users;

namespace Swiper.Grains.Swipes;

/// <summary>One user's rows, each changed by one caller at a time. A row is cached only while somebody holds a lease on it.</summary>
internal sealed class Relations(IRelationReader reader, UserPartition partition, long owner)
{
    private readonly Dictionary<long, RowLock> _rows = [];

    /// <summary>Whether somebody holds a lease on the row about this person.</summary>
    public bool IsLeased(long other) => _rows.ContainsKey(other);

    /// <summary>Takes a lease, which keeps the row about this person cached over several changes; to be disposed.</summary>
    public RowLease Lease(long other)
    {
        if (!_rows.TryGetValue(other, out var row))
        {
            _rows.Add(other, row = new RowLock());
        }

        row.Leases++;
        return new RowLease(this, other, row);
    }

    /// <summary>The row as it is stored, or an empty one.</summary>
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

    /// <summary>Changes a row by a rule, and the head with it if the rule says so. Answers what was decided, once it is durable.</summary>
    public async ValueTask<RowDecision<TOutcome>> Change<TOutcome>(RowLease lease, RowRule<TOutcome> rule)
    {
        await partition.Claim();
        var row = lease.Lock;
        await row.Enter();
        try
        {
            // Not cached: let the store read it inside the write transaction and save a round trip.
            if (row.Stored is not { } known)
            {
                var written = await partition.Change(lease.Other, known: null, rule);
                row.Stored = written.Row;
                return written;
            }

            var decision = rule(known, partition.Head);
            if (!ReferenceEquals(decision.Row, known))
            {
                await partition.Change(lease.Other, known, (_, _) => decision);
                row.Stored = decision.Row;
            }

            return decision;
        }
        catch
        {
            // Nobody knows which row is stored: the next caller reads it again.
            row.Stored = null;
            throw;
        }
        finally
        {
            row.Leave();
        }
    }

    /// <summary>What <see cref="Change"/> is about to decide, if it can say so at once: the row is cached and nobody else is changing it.</summary>
    public RowDecision<TOutcome>? Foresee<TOutcome>(RowLease lease, RowRule<TOutcome> rule) =>
        lease.Lock is { IsTaken: false, Stored: { } known } ? rule(known, partition.Head) : null;

    /// <summary>Ends a lease.</summary>
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
    /// <summary>The person the row is about.</summary>
    public long Other => other;

    public RowLock Lock => row;

    public void Dispose() => relations.End(this);
}
