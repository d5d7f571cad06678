using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using MySqlConnector;
using Swiper.Storage.Sql;

namespace Swiper.Storage.MySql;

internal sealed class MySqlDialect : ServerDialect
{
    internal override string PartitionTable => "`partition`";

    internal override string KeyColumn => "`key`";

    internal override bool KeysAreBytes(string table) => true;

    internal override string OtherIsAmong(DbCommand command, ImmutableArray<long> among) => $"other IN ({ListOf(among)})";

    internal override bool IsUndoneByContention(Exception exception) => (exception as MySqlException)?.ErrorCode is
        MySqlErrorCode.DuplicateKeyEntry or MySqlErrorCode.LockDeadlock;

    // The driver gives a connection that is lost no code.
    internal override bool HasClosed(Exception exception) => (exception as MySqlException)?.ErrorCode switch
    {
        MySqlErrorCode.CommandTimeoutExpired or MySqlErrorCode.UnableToConnectToHost => false,
        MySqlErrorCode.None => true,
        _ => base.HasClosed(exception),
    };

    /// <summary>Formats numbers into the text: they are safe without parameters, and the driver would do the same.</summary>
    internal static string ListOf(IEnumerable<long> numbers) =>
        string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    internal static string AnyOf(IEnumerable<(long Owner, long Other)> keys) =>
        string.Join(" OR ", keys.Select(key => string.Create(CultureInfo.InvariantCulture, $"owner = {key.Owner} AND other = {key.Other}")));

    protected override string? Describe(DbException exception) => (exception as MySqlException)?.ErrorCode switch
    {
        MySqlErrorCode.AccessDenied => "the server refuses the user or the password",
        MySqlErrorCode.UnknownDatabase => "the server has no such database",
        MySqlErrorCode.DatabaseAccessDenied or MySqlErrorCode.TableAccessDenied => "the server does not let this user do that",
        MySqlErrorCode.DiskFull or MySqlErrorCode.RecordFileFull => "the server's disk is full",
        MySqlErrorCode.ConnectionCountError => "the server has too many connections",
        MySqlErrorCode.LockWaitTimeout => "another transaction holds a lock",
        MySqlErrorCode.OptionPreventsStatement => "the server does not take writes: it is a replica",
        MySqlErrorCode.NoSuchTable => "the server has no such table",
        MySqlErrorCode.UnableToConnectToHost => "the server cannot be reached",
        MySqlErrorCode.CommandTimeoutExpired => "the server does not answer in time",
        null or MySqlErrorCode.None => null,
        var code => $"the server answers {(int)code}",
    };
}
