using MySqlConnector;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Storage.Sql;

namespace Swiper.Storage.MySql;

/// <summary>Writes a plan's reports. What is there already, closed already or gone already stays as it is.</summary>
internal static class MySqlReports
{
    private const string Insert = $"INSERT INTO report ({ReportSql.Columns}, closed) VALUES ";
    private const string LeaveThere = " ON DUPLICATE KEY UPDATE id = VALUES(id)";

    internal static IEnumerable<string> Statements(MySqlCommand command, BatchPlan plan)
    {
        if (plan.Filed.Count > 0)
        {
            yield return Insert + command.AddRows(plan.Filed, ValuesOf) + LeaveThere;
        }

        foreach (var closing in plan.Closed)
        {
            var values = command.AddRows([closing], ValuesOf).Trim('(', ')').Split(',');
            yield return $"UPDATE report SET closed = 1, decision = {values[1]}, closed_at = {values[2]}, closed_by = {values[3]} " +
                $"WHERE id = {values[0]} AND closed = 0";
        }

        if (plan.Removed.Count > 0)
        {
            yield return $"DELETE FROM report WHERE id IN ({MySqlDialect.ListOf([.. plan.Removed])})";
        }
    }

    private static object?[] ValuesOf(Report report) =>
    [
        report.Id, report.At.ToUnixTimeMilliseconds(), report.Reporter, report.Reported, (int)report.Reason, report.Text, report.MessageId,
        report.PhotoNumber, report.Seen.Nickname, report.Seen.Bio, report.Seen.Interests, report.Seen.Location, report.Seen.AvatarKey,
        report.Seen.PhotoKey, (int)report.Decision, report.ClosedAt?.ToUnixTimeMilliseconds(), report.ClosedBy, report.ClosedAt is null ? 0 : 1,
    ];

    private static object?[] ValuesOf(GroupCommit.ReportClosing closing) =>
        [closing.Id, (int)closing.Decision, closing.At.ToUnixTimeMilliseconds(), closing.By];
}
