using Microsoft.Data.Sqlite;
using SQLitePCL;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Sqlite;

/// <summary>Describes SQLite's failures for the log.</summary>
internal static class SqliteFailure
{
    /// <summary>Converts a failure for callers of a store. SQLite's messages name tables at most, never values.</summary>
    internal static StoreUnavailableException Unavailable(string store, SqliteException exception) =>
        new($"Store {store} cannot answer: {Describe(exception)}.");

    internal static string Describe(SqliteException exception) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => "the disk is full",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "the file is locked by someone else",
        raw.SQLITE_IOERR => $"the disk failed to read or write (SQLite code {exception.SqliteExtendedErrorCode})",
        raw.SQLITE_CORRUPT => "the file is damaged",
        raw.SQLITE_NOTADB => "the file is not a SQLite database",
        raw.SQLITE_CANTOPEN => "the file cannot be opened",
        raw.SQLITE_READONLY or raw.SQLITE_PERM => "the file may not be written",
        var code => $"SQLite failed with code {code} ({exception.Message})",
    };
}
