using System.Collections.Immutable;
using System.Data.Common;
using System.Net.Sockets;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Sql;

/// <summary>Where database servers differ for those who read them and who explain their failures.</summary>
internal abstract class ServerDialect
{
    /// <summary>The table of heads, quoted where its name is a reserved word.</summary>
    internal abstract string PartitionTable { get; }

    /// <summary>The key's column of documents, quoted where its name is a reserved word.</summary>
    internal abstract string KeyColumn { get; }

    /// <summary>Whether the keys of a table that is copied are bytes; elsewhere they are text.</summary>
    internal abstract bool KeysAreBytes(string table);

    /// <summary>Whether a driver or the network failed, and not this program.</summary>
    internal static bool IsFailure(Exception exception) =>
        exception is DbException or SocketException or TimeoutException or IOException;

    /// <summary>A condition that <c>other</c> is one of some people, whose parameters it adds.</summary>
    internal abstract string OtherIsAmong(DbCommand command, ImmutableArray<long> among);

    /// <summary>Whether the server undid a transaction because of another one, so that it may be tried again.</summary>
    internal abstract bool IsUndoneByContention(Exception exception);

    /// <summary>What a failure means to whoever reads a log: a cause, never a value.</summary>
    internal string Describe(Exception exception) => exception switch
    {
        DbException driver when Describe(driver) is { } cause => cause,
        { InnerException: SocketException } or SocketException => "the server cannot be reached",
        { InnerException: TimeoutException } or TimeoutException => "the server does not answer in time",
        _ => "the connection to the server failed",
    };

    /// <summary>The failure as callers of a store see it.</summary>
    internal StoreUnavailableException Unavailable(string store, Exception exception) =>
        new($"Store {store} cannot answer: {Describe(exception)}.", exception);

    /// <summary>What the server's answer means; null where it gave none.</summary>
    protected abstract string? Describe(DbException exception);
}
