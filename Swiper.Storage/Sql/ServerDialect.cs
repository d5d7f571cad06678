using System.Collections.Immutable;
using System.Data.Common;
using System.Net.Sockets;
using System.Reflection;
using MySqlConnector;
using Npgsql;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Sql;

/// <summary>The differences between servers for readers and for the description of failures.</summary>
internal abstract class ServerDialect
{
    /// <summary>The table of heads, quoted if its name is reserved.</summary>
    internal abstract string PartitionTable { get; }

    /// <summary>The key column of documents, quoted if its name is reserved.</summary>
    internal abstract string KeyColumn { get; }

    /// <summary>Whether a copied table keeps its keys as bytes, not text.</summary>
    internal abstract bool KeysAreBytes(string table);

    private static readonly ImmutableArray<Assembly> Drivers = [typeof(MySqlException).Assembly, typeof(NpgsqlException).Assembly];

    /// <summary>
    /// Whether the failure is the driver's or the network's, not a defect of this program. Drivers also have exceptions that are no <see
    /// cref="DbException"/>, such as MySqlConnector's for a malformed packet.
    /// </summary>
    internal static bool IsFailure(Exception exception) =>
        exception is DbException or SocketException or TimeoutException or IOException or ObjectDisposedException
        || Drivers.Contains(exception.GetType().Assembly);

    /// <summary>Makes a condition that <c>other</c> is among some people, and adds its parameters.</summary>
    internal abstract string OtherIsAmong(DbCommand command, ImmutableArray<long> among);

    /// <summary>Whether the server rolled a transaction back because of contention, so that it may be retried.</summary>
    internal abstract bool IsUndoneByContention(Exception exception);

    /// <summary>Whether the server closed the connection, as it does when it restarts, so that another one may work. A server that does not answer has not.</summary>
    internal virtual bool HasClosed(Exception exception) => exception is DbException { IsTransient: true } and not { InnerException: TimeoutException };

    /// <summary>Describes the cause of a failure for the log, without values.</summary>
    internal string Describe(Exception exception) => exception switch
    {
        DbException driver when Describe(driver) is { } cause => cause,
        { InnerException: SocketException } or SocketException => "the server cannot be reached",
        { InnerException: TimeoutException } or TimeoutException => "the server does not answer in time",
        _ => "the connection to the server failed",
    };

    internal StoreUnavailableException Unavailable(string store, Exception exception) =>
        new($"Store {store} cannot answer: {Describe(exception)}.");

    /// <summary>Describes the server's answer, or null if it gave none.</summary>
    protected abstract string? Describe(DbException exception);
}
