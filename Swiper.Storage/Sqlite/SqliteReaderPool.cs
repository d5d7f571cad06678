using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Sqlite;

/// <summary>
/// Pools connections that read, each used by one caller at a time. A read runs on its caller's thread: with write-ahead logging nothing blocks it, it
/// takes microseconds, and switching threads would cost more.
/// </summary>
internal sealed class SqliteReaderPool(string store, Func<SqliteSession> open, ILogger logger) : IDisposable
{
    /// <summary>
    /// More than the processors, since a read that waits for the disk keeps its thread. With too few, connections would be opened, closed and their
    /// statements parsed over and over.
    /// </summary>
    private static readonly int MaxIdle = 16 * Environment.ProcessorCount;

    private readonly KeyValuePair<string, object?> _tag = StorageMetrics.TagOf(store);
    private readonly Lock _gate = new();
    private readonly Stack<SqliteSession> _idle = new();
    private bool _disposed;

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

    /// <summary>Reads on a connection that no other caller is using.</summary>
    /// <exception cref="StoreUnavailableException">SQLite failed. The connection is closed, as it may be the cause.</exception>
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
            var failure = SqliteFailure.Unavailable(store, exception);
            Log.ReadFailed(logger, failure.Message);
            throw failure;
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
