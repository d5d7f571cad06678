using Microsoft.Data.Sqlite;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Sqlite;

/// <summary>
/// Connections that read, each used by one caller at a time. A read runs on its caller, who waits for it: with write-ahead logging nothing
/// blocks it, it takes microseconds, and a hop to another thread and back would cost more than it.
/// </summary>
/// <param name="store">The database's name for failures.</param>
/// <param name="open">Opens one more connection.</param>
internal sealed class SqliteReaderPool(string store, Func<SqliteSession> open) : IDisposable
{
    /// <summary>
    /// More than the processors, since a read that waits for the disk keeps its thread: while there are too few, each further one is opened and
    /// closed again, and parses its statements anew.
    /// </summary>
    private static readonly int MaxIdle = 16 * Environment.ProcessorCount;

    private readonly KeyValuePair<string, object?> _tag = StorageMetrics.TagOf(store);
    private readonly Lock _gate = new();
    private readonly Stack<SqliteSession> _idle = new();
    private bool _disposed;

    /// <summary>For counting what was read.</summary>
    internal ref readonly KeyValuePair<string, object?> Tag => ref _tag;

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            while (_idle.TryPop(out var session))
            {
                session.Dispose();
            }
        }
    }

    /// <summary>Reads on a connection nobody else uses meanwhile.</summary>
    /// <exception cref="StoreUnavailableException">SQLite failed. The connection is closed, in case it was the cause.</exception>
    internal TResult Read<TArgument, TResult>(Func<SqliteSession, TArgument, TResult> read, TArgument argument)
    {
        SqliteSession? session = null;
        try
        {
            session = Rent();
            var result = read(session, argument);
            Return(session);
            return result;
        }
        catch (SqliteException exception)
        {
            session?.Dispose();
            throw SqliteFailure.Unavailable(store, exception);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    private SqliteSession Rent()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                throw new StoreUnavailableException($"Store {store} is closed.");
            }

            if (_idle.TryPop(out var session))
            {
                return session;
            }
        }
        return open();
    }

    private void Return(SqliteSession session)
    {
        lock (_gate)
        {
            if (!_disposed && _idle.Count < MaxIdle)
            {
                _idle.Push(session);
                return;
            }
        }
        session.Dispose();
    }
}
