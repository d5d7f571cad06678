using System.Data.Common;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Migrations;

namespace Swiper.Storage.Sql;

/// <summary>A kind of database server.</summary>
internal abstract class ServerProvider
{
    /// <summary>What it is called.</summary>
    internal abstract string ProductName { get; }

    /// <summary>What Orleans calls its driver.</summary>
    internal abstract string Invariant { get; }

    /// <summary>How it is read.</summary>
    internal abstract ServerDialect Dialect { get; }

    /// <summary>How its schema is changed.</summary>
    internal abstract MigrationDialect Migrations { get; }

    /// <summary>A query that counts settings of the server that let it acknowledge what a power cut can take back.</summary>
    internal abstract string CountWeakSettings { get; }

    /// <summary>A query that counts connections to the database besides the one that asks, as far as its user may see them.</summary>
    internal abstract string CountOthers { get; }

    /// <summary>Connections, none of which is open yet.</summary>
    /// <exception cref="ArgumentException">It is not a connection string.</exception>
    internal abstract DbDataSource CreateSource(string connectionString);

    /// <summary>Commits batches over such connections.</summary>
    internal abstract IBatchCommitter CreateCommitter(string store, DbDataSource source);
}
