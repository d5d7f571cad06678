namespace Swiper.Storage.Sql;

/// <summary>The rows of one table that a batch is about. Each has a number that changes are conditional on: an epoch or a revision.</summary>
/// <param name="order">The order to lock in; the same in every process, to avoid deadlocks.</param>
internal sealed class PlannedRows<TKey, TRow>(IComparer<TKey> order)
    where TKey : struct
    where TRow : class
{
    private readonly Dictionary<TKey, Entry> _entries = [];

    internal bool IsEmpty => _entries.Count == 0;

    /// <summary>Keys to lock, in order.</summary>
    internal TKey[] Keys => [.. _entries.Keys.Order(order)];

    internal List<TRow> New => [.. Written(found: false).Select(pair => pair.Value.Row!)];

    /// <summary>Rows that replace stored, locked ones.</summary>
    internal List<TRow> Changed => [.. Written(found: true).Select(pair => pair.Value.Row!)];

    internal void Plan(TKey key) => _entries.TryAdd(key, new Entry());

    /// <summary>Adds a stored row, which is locked.</summary>
    internal void Found(TKey key, long number)
    {
        var entry = _entries[key];
        entry.IsFound = true;
        entry.Number = number;
    }

    /// <summary>The number after the changes so far, or null if there is no row.</summary>
    internal long? NumberOf(TKey key) => _entries[key].Number;

    /// <summary>The row written by the changes so far, or null.</summary>
    internal TRow? RowOf(TKey key) => _entries[key].Row;

    /// <summary>Changes only the row's number.</summary>
    internal void Renumber(TKey key, long number) => _entries[key].Number = number;

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

internal readonly record struct CandidateKey(string Pool, long UserId);
