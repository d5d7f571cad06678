using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Swiper.Storage.Sqlite;

/// <summary>One connection and its prepared statements, for one thread at a time.</summary>
/// <remarks>
/// Statements go to SQLite directly: the ADO.NET commands look every parameter up by name and make a reader for each execution,
/// which costs more than the statements themselves.
/// </remarks>
internal sealed class SqliteSession : IDisposable
{
    // Statements are constants of this assembly, so the reference tells them apart and no text has to be hashed.
    private readonly Dictionary<string, sqlite3_stmt> _statements = new(ReferenceEqualityComparer.Instance);

    private SqliteSession(SqliteConnection connection) => Connection = connection;

    /// <summary>The connection, for the migrator.</summary>
    internal SqliteConnection Connection { get; }

    internal sqlite3 Handle => Connection.Handle!;

    /// <summary>Rows the last statement changed.</summary>
    internal int Changes => raw.sqlite3_changes(Handle);

    private bool InTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    /// <summary>Opens a connection and prepares it by pragmas.</summary>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    internal static SqliteSession Open(string connectionString, string pragmas)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            var session = new SqliteSession(connection);
            session.Run(pragmas);
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
        Connection.Dispose();
    }

    /// <summary>A statement to bind and step; it is prepared once.</summary>
    /// <param name="sql">A constant of this assembly.</param>
    internal SqliteQuery Query(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            ThrowUnlessOk(raw.sqlite3_prepare_v3(Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
            _statements.Add(sql, statement);
        }
        return new SqliteQuery(this, statement);
    }

    /// <summary>Runs a statement that takes and answers nothing.</summary>
    /// <param name="sql">A constant of this assembly.</param>
    internal void Execute(string sql)
    {
        using var query = Query(sql);
        query.Step();
    }

    /// <summary>Runs statements once, without keeping them.</summary>
    internal void Run(string sql) => ThrowUnlessOk(raw.sqlite3_exec(Handle, sql));

    /// <summary>Ends a transaction that failed. SQLite has already ended it after some failures.</summary>
    internal void RollBack()
    {
        if (InTransaction)
        {
            Execute("ROLLBACK");
        }
    }

    internal void ThrowUnlessOk(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Failure(code);
        }
    }

    internal SqliteException Failure(int code) =>
        new(raw.sqlite3_errmsg(Handle).utf8_to_string(), code & 0xFF, code);
}
