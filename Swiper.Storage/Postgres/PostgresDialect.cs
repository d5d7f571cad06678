using System.Collections.Immutable;
using System.Data.Common;
using Npgsql;
using Swiper.Storage.Sql;

namespace Swiper.Storage.Postgres;

internal sealed class PostgresDialect : ServerDialect
{
    internal override string PartitionTable => "partition";

    internal override string KeyColumn => "key";

    internal override bool KeysAreBytes(string table) => table == "document";

    internal override string OtherIsAmong(DbCommand command, ImmutableArray<long> among)
    {
        command.AddParameter("among", among.ToArray());
        return "other = ANY(@among)";
    }

    internal override bool IsUndoneByContention(Exception exception) => (exception as PostgresException)?.SqlState is
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    protected override string? Describe(DbException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "the server refuses the user or the password",
        PostgresErrorCodes.InvalidCatalogName => "the server has no such database",
        PostgresErrorCodes.InsufficientPrivilege => "the server does not let this user do that",
        PostgresErrorCodes.DiskFull => "the server's disk is full",
        PostgresErrorCodes.TooManyConnections => "the server has too many connections",
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown => "the server is starting or stopping",
        PostgresErrorCodes.ReadOnlySqlTransaction => "the server does not take writes: it is a replica",
        PostgresErrorCodes.UndefinedTable => "the server has no such table",
        { } state => $"the server answers {state}",
        null => null,
    };
}
