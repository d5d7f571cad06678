using System.Data.Common;
using Swiper.Storage.Migrations;

namespace Swiper.Storage.Sql;

internal abstract class ServerProvider
{
    internal abstract string ProductName { get; }

    /// <summary>Orleans' name for the driver.</summary>
    internal abstract string Invariant { get; }

    internal abstract ServerDialect Dialect { get; }

    internal abstract MigrationDialect Migrations { get; }

    /// <summary>Counts server settings that allow a power cut to lose acknowledged writes.</summary>
    internal abstract string CountWeakSettings { get; }

    /// <summary>Counts the database's other connections, as far as its user may see them.</summary>
    internal abstract string CountOthers { get; }

    /// <summary>Creates a source of connections without opening one. Those for requests give up soon, the others are for setting up and moving.</summary>
    /// <exception cref="ArgumentException">The text is not a connection string.</exception>
    internal abstract DbDataSource CreateSource(string connectionString, bool isForRequests);

    /// <summary>Creates a committer that uses one connection of its own, outside the pool.</summary>
    internal abstract ServerCommitter CreateCommitter(string store, string connectionString, StorageMetrics metrics);
}
