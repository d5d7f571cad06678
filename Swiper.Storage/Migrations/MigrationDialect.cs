using System.Data.Common;

namespace Swiper.Storage.Migrations;

/// <summary>Where databases differ in what the migrator asks of them.</summary>
internal abstract class MigrationDialect
{
    /// <summary>Counts tables named <c>store_info</c>.</summary>
    internal abstract string CountInfoTables { get; }

    /// <summary>Runs a step while no other process migrates this database, in one transaction where the database can do that for a schema.</summary>
    internal abstract void RunAlone(DbConnection connection, Action<DbTransaction> step);
}
