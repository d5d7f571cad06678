using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Swiper.Storage.Sqlite;

/// <summary>One connection and its prepared statements, for one thread at a time.</summary>
/// <remarks>
/// Calls SQLite directly: ADO.NET commands look up each parameter by name and create a reader per execution, which costs more than the statements
/// themselves.
/// </remarks>
internal sealed class SqliteSession : IDisposable
{
    // Compares by reference: statements are constants of this assembly, so no text has to be hashed.
    private readonly Dictionary<string, sqlite3_stmt> _statements = new(ReferenceEqualityComparer.Instance);

    private SqliteSession(SqliteConnection connection) => Connection = connection;

    internal SqliteConnection Connection { get; }

    internal sqlite3 Handle => Connection.Handle!;

    internal int Changes => raw.sqlite3_changes(Handle);

    private bool InTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

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

    /// <summary>Prepares a statement once, to bind and step.</summary>
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

    /// <summary>Runs a statement without parameters or results.</summary>
    /// <param name="sql">A constant of this assembly.</param>
    internal void Execute(string sql)
    {
        using var query = Query(sql);
        query.Step();
    }

    /// <summary>Runs statements once, without caching them.</summary>
    internal void Run(string sql) => ThrowUnlessOk(raw.sqlite3_exec(Handle, sql));

    /// <summary>Rolls back a failed transaction, unless SQLite already has.</summary>
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
