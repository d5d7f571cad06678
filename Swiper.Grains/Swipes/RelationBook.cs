using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Users;

namespace Swiper.Grains.Swipes;

/// <summary>One user's rows, worked on one pair at a time. It remembers a row only while somebody works on it.</summary>
internal sealed class RelationBook(IRelationStore store, UserPartition partition, long owner)
{
    private readonly Dictionary<long, Pair> _pairs = [];

    /// <summary>Whether somebody works on the row about this person.</summary>
    public bool IsBusy(long other) => _pairs.ContainsKey(other);

    /// <summary>Keeps the row about this person remembered over several changes; to be disposed.</summary>
    public Hold Open(long other)
    {
        if (!_pairs.TryGetValue(other, out var pair))
        {
            _pairs.Add(other, pair = new Pair());
        }

        pair.Holders++;
        return new Hold(this, other, pair);
    }

    /// <summary>The row as it is stored; an empty one where there is none.</summary>
    public async ValueTask<Relation> Read(Hold hold)
    {
        await partition.Claim();
        var pair = hold.Pair;
        await pair.Enter();
        try
        {
            return pair.Row ??= await store.Read(owner, hold.Other) ?? new Relation(owner, hold.Other);
        }
        finally
        {
            pair.Leave();
        }
    }

    /// <summary>Changes a row, with the head where the decision gives one, and answers the row as it then stands.</summary>
    public async ValueTask<Relation> Change(Hold hold, RowDecision decide)
    {
        await partition.Claim();
        var pair = hold.Pair;
        await pair.Enter();
        try
        {
            // A row that nobody has read yet is read where it is written, which spares a way to the database.
            if (pair.Row is not { } known)
            {
                return pair.Row = await partition.Change(hold.Other, known: null, decide);
            }

            var decision = decide(known);
            return ReferenceEquals(decision.Row, known) ? known : pair.Row = await partition.Change(hold.Other, known, _ => decision);
        }
        catch
        {
            // Nobody knows which row is stored: whoever waited for their turn reads it again.
            pair.Row = null;
            throw;
        }
        finally
        {
            pair.Leave();
        }
    }

    /// <summary>One user of a remembered row.</summary>
    internal readonly struct Hold(RelationBook book, long other, Pair pair) : IDisposable
    {
        /// <summary>About whom.</summary>
        public long Other => other;

        /// <summary>The remembered row.</summary>
        public Pair Pair => pair;

        /// <inheritdoc/>
        public void Dispose()
        {
            if (--pair.Holders == 0)
            {
                book._pairs.Remove(other);
            }
        }
    }
}
