using Swiper.Storage;

namespace Swiper.Swipes;

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

    /// <summary>Changes a row, with the head where one is returned, and answers the row as it then stands.</summary>
    /// <param name="hold">The row.</param>
    /// <param name="change">Row → new row and new head (null to leave it); the same row means nothing is written.</param>
    public async ValueTask<Relation> Change(Hold hold, Func<Relation, (Relation Row, Partition? Head)> change)
    {
        await partition.Claim();
        var pair = hold.Pair;
        await pair.Enter();
        try
        {
            var row = pair.Row ??= await store.Read(owner, hold.Other) ?? new Relation(owner, hold.Other);
            var (next, head) = change(row);
            if (!ReferenceEquals(next, row))
            {
                await partition.Write(head, next);
                pair.Row = next;
            }

            return next;
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
