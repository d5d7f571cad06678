using System.Diagnostics;
using System.Globalization;
using MySqlConnector;
using Swiper.Benchmarks.Storage;

namespace Swiper.Benchmarks.Cluster;

/// <summary>
/// The rows of likes written raw: by the driver the silos use, over a connection for each silo, with one round trip a transaction, which checks
/// nothing. As in a silo a like is three changes: A's row and head, B's row, then A's row marked as told.
/// </summary>
/// <param name="connectionString">A database with the stores' tables.</param>
/// <param name="writers">How many connections.</param>
/// <param name="processor">The processor time of the database's server so far.</param>
internal sealed class RawServerLikes(string connectionString, int writers, Func<TimeSpan> processor)
{
    private const int ChangesOfALike = 3;
    private const int Likers = 600;
    private const int Town = 1_000_000;
    private const string Lists = "'male@北京', 'SOMEBODY', 0, '1,2,3,4,5', '25:6'";

    private const string PutHeads =
        "INSERT INTO `partition` (owner, epoch, seq, day, likes, superlikes, rewinds, pools, nicknames, unsettled, recent, taken) VALUES ";

    private const string PutRows =
        "INSERT INTO relation (owner, other, swipe, swiped_at, seq, charged_day, heard, heard_at, heard_seq, friend_since) VALUES ";

    private readonly long[] _changes = new long[writers];

    /// <summary>Processor microseconds a like, of the driver and of the server.</summary>
    /// <param name="batchSize">Changes a transaction.</param>
    /// <param name="duration">How long.</param>
    public async Task<(double Driver, double Server)> Measure(int batchSize, TimeSpan duration)
    {
        var (started, driver, server) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, processor());
        var changes = await Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
        {
            await using var connection = new MySqlConnection(connectionString);
            await connection.OpenAsync();
            var first = _changes[writer];
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                await Write(connection, Transaction(writer, batchSize));
            }

            return _changes[writer] - first;
        }));
        var likes = changes.Sum() / (double)ChangesOfALike;
        return ((Environment.CpuUsage.TotalTime - driver).TotalMicroseconds / likes, (processor() - server).TotalMicroseconds / likes);
    }

    /// <summary>Writes once more what the server undid for a deadlock, as the stores do.</summary>
    private static async Task Write(MySqlConnection connection, string transaction)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = transaction;
        while (true)
        {
            try
            {
                await command.ExecuteNonQueryAsync();
                return;
            }
            catch (MySqlException exception) when (exception.ErrorCode is MySqlErrorCode.LockDeadlock)
            {
                // Rolled back as a whole.
            }
        }
    }

    private string Transaction(int writer, int batchSize)
    {
        var (heads, rows, pending, told) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        for (var i = 0; i < batchSize; i++, _changes[writer]++)
        {
            var (number, kind) = Math.DivRem(_changes[writer], ChangesOfALike);
            var (turn, own) = Math.DivRem(number, Likers / writers);
            var liker = (own * writers) + writer;
            var (owner, other) = (SwipeRows.IdOf(liker), SwipeRows.IdOf(Likers + (((liker * 7_919) + (turn * 104_729)) % Town)));
            switch (kind)
            {
                case 0:
                    heads.Add(Text($"({owner}, 1, {turn + 1}, 739000, 7, 0, 0, {Lists})"));
                    rows.Add(Text($"({owner}, {other}, 1, 1767225600000, {turn + 1}, 739000, 0, NULL, 0, NULL)"));
                    pending.Add(Text($"({owner}, {other})"));
                    break;
                case 1:
                    rows.Add(Text($"({other}, {owner}, 0, NULL, 0, 0, 1, 1767225600000, {turn + 1}, NULL)"));
                    break;
                default:
                    told.Add(Text($"owner = {owner} AND other = {other}"));
                    break;
            }
        }

        return string.Join("; ", (string[])
        [
            "START TRANSACTION",
            .. Statement(PutHeads, heads, ", ", " ON DUPLICATE KEY UPDATE seq = VALUES(seq), recent = VALUES(recent), taken = VALUES(taken)"),
            .. Statement(PutRows, rows, ", ", " ON DUPLICATE KEY UPDATE seq = VALUES(seq)"),
            .. Statement("INSERT INTO pending (owner, other) VALUES ", pending, ", ", " ON DUPLICATE KEY UPDATE other = VALUES(other)"),
            .. Statement("DELETE FROM pending WHERE ", told, " OR ", ""),
            "COMMIT",
        ]);
    }

    private static string[] Statement(string begin, List<string> rows, string between, string end) =>
        rows.Count == 0 ? [] : [begin + string.Join(between, rows) + end];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
