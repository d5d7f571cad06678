namespace Swiper.Storage.Sql;

/// <summary>
/// The rows of one table that a batch is about. Each has a number that changes are conditional on: an epoch, a revision.
/// </summary>
/// <param name="order">The order to lock in: the same for every process, so that two never wait for each other.</param>
internal sealed class PlannedRows<TKey, TRow>(IComparer<TKey> order)
    where TKey : struct
    where TRow : class
{
    private readonly Dictionary<TKey, Entry> _entries = [];

    internal bool IsEmpty => _entries.Count == 0;

    /// <summary>Keys to look for and lock, in order.</summary>
    internal TKey[] Keys => [.. _entries.Keys.Order(order)];

    /// <summary>Rows to insert: there was none.</summary>
    internal List<TRow> New => [.. Written(found: false).Select(pair => pair.Value.Row!)];

    /// <summary>Rows to put in place of those that are there, and locked.</summary>
    internal List<TRow> Changed => [.. Written(found: true).Select(pair => pair.Value.Row!)];

    /// <summary>A change is about this key.</summary>
    internal void Plan(TKey key) => _entries.TryAdd(key, new Entry());

    /// <summary>There is a row, and it is locked.</summary>
    internal void Found(TKey key, long number)
    {
        var entry = _entries[key];
        entry.IsFound = true;
        entry.Number = number;
    }

    /// <summary>The number after the changes so far; null where there is no row.</summary>
    internal long? NumberOf(TKey key) => _entries[key].Number;

    /// <summary>The row the changes so far put there; null where they put none.</summary>
    internal TRow? RowOf(TKey key) => _entries[key].Row;

    /// <summary>A change gives the row another number and leaves the rest alone.</summary>
    internal void Renumber(TKey key, long number) => _entries[key].Number = number;

    /// <summary>A change puts a row there.</summary>
    internal void Put(TKey key, long number, TRow row)
    {
        var entry = _entries[key];
        entry.IsWritten = true;
        entry.Number = number;
        entry.Row = row;
    }

    private IEnumerable<KeyValuePair<TKey, Entry>> Written(bool found) =>
        _entries.Where(pair => pair.Value.IsWritten && pair.Value.IsFound == found).OrderBy(pair => pair.Key, order);

    private sealed class Entry
    {
        internal bool IsFound { get; set; }

        internal bool IsWritten { get; set; }

        internal long? Number { get; set; }

        internal TRow? Row { get; set; }
    }
}

/// <summary>The key of a candidate's row.</summary>
internal readonly record struct CandidateKey(string Pool, long UserId);
