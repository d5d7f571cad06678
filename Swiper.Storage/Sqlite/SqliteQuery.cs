using SQLitePCL;

namespace Swiper.Storage.Sqlite;

/// <summary>One use of a prepared statement. Parameters count from 1 and columns from 0, as in SQLite.</summary>
internal readonly ref struct SqliteQuery
{
    private readonly SqliteSession _session;
    private readonly sqlite3_stmt _statement;

    internal SqliteQuery(SqliteSession session, sqlite3_stmt statement)
    {
        _session = session;
        _statement = statement;
    }

    /// <summary>Resets the statement for its next use. The reset repeats a failure that was already thrown, so its result is ignored.</summary>
    public void Dispose() => raw.sqlite3_reset(_statement);

    internal void Bind(int parameter, long value) =>
        _session.ThrowUnlessOk(raw.sqlite3_bind_int64(_statement, parameter, value));

    internal void Bind(int parameter, bool value) => Bind(parameter, value ? 1L : 0L);

    internal void Bind(int parameter, long? value)
    {
        if (value is { } number)
        {
            Bind(parameter, number);
        }
        else
        {
            BindNull(parameter);
        }
    }

    internal void Bind(int parameter, string? value)
    {
        if (value is null)
        {
            BindNull(parameter);
        }
        else
        {
            _session.ThrowUnlessOk(raw.sqlite3_bind_text(_statement, parameter, value));
        }
    }

    internal void Bind(int parameter, ReadOnlySpan<byte> value) =>
        _session.ThrowUnlessOk(raw.sqlite3_bind_blob(_statement, parameter, value));

    internal bool Step() => raw.sqlite3_step(_statement) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        var code => throw _session.Failure(code),
    };

    /// <summary>Rewinds the statement, so that parameters can be bound again.</summary>
    internal void Restart() => raw.sqlite3_reset(_statement);

    internal bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    internal long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    internal int Int32(int column) => raw.sqlite3_column_int(_statement, column);

    internal bool Bool(int column) => Int32(column) != 0;

    internal string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    internal long? Int64OrNull(int column) => IsNull(column) ? null : Int64(column);

    internal string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    internal DateTimeOffset Time(int column) => DateTimeOffset.FromUnixTimeMilliseconds(Int64(column));

    internal DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    internal byte[] Blob(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    private void BindNull(int parameter) => _session.ThrowUnlessOk(raw.sqlite3_bind_null(_statement, parameter));
}
