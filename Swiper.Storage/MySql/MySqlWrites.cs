using MySqlConnector;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sql;

namespace Swiper.Storage.MySql;

/// <summary>Writes a plan's result, many rows per statement, and commits.</summary>
internal static class MySqlWrites
{
    /// <summary>Bounds what the server plans at once. A batch is one packet, so Storage:MaxBatch keeps it below <c>max_allowed_packet</c>.</summary>
    private const int RowsPerStatement = 200;

    private const string InsertHeads =
        "INSERT INTO `partition` (owner, epoch, seq, day, likes, superlikes, rewinds, pools, nicknames, unsettled, recent, taken, pictures) VALUES ";

    private const string UpdateHeads =
        " ON DUPLICATE KEY UPDATE epoch = VALUES(epoch), seq = VALUES(seq), day = VALUES(day), likes = VALUES(likes), " +
        "superlikes = VALUES(superlikes), rewinds = VALUES(rewinds), pools = VALUES(pools), nicknames = VALUES(nicknames), " +
        "unsettled = VALUES(unsettled), recent = VALUES(recent), taken = VALUES(taken), pictures = VALUES(pictures)";

    // The rows exist, so only the epoch is taken from the insert.
    private const string RaiseEpochs = " ON DUPLICATE KEY UPDATE epoch = VALUES(epoch)";

    private const string InsertRelations =
        "INSERT INTO relation (owner, other, swipe, swiped_at, seq, charged_day, heard, heard_at, heard_seq, friend_since, note, heard_note, " +
        "blocks, blocked_at) VALUES ";

    private const string UpdateRelations =
        " ON DUPLICATE KEY UPDATE swipe = VALUES(swipe), swiped_at = VALUES(swiped_at), seq = VALUES(seq), " +
        "charged_day = VALUES(charged_day), heard = VALUES(heard), heard_at = VALUES(heard_at), " +
        "heard_seq = VALUES(heard_seq), friend_since = VALUES(friend_since), note = VALUES(note), heard_note = VALUES(heard_note), " +
        "blocks = VALUES(blocks), blocked_at = VALUES(blocked_at)";

    private const string AddPending = "INSERT INTO pending (owner, other) VALUES ";
    private const string RemovePending = "DELETE FROM pending WHERE ";
    private const string LeavePending = " ON DUPLICATE KEY UPDATE other = VALUES(other)";

    private const string InsertCandidates =
        "INSERT INTO candidate (pool, user_id, revision, gone, nickname, avatar_key, birth_day, dating_sex, min_dating_age, " +
        "max_dating_age, vip_flag_until, place, cell, active_on, shown_from, shown_until, bio, interests, looking_for, then_cell, photos) VALUES ";

    private const string UpdateCandidates =
        " ON DUPLICATE KEY UPDATE revision = VALUES(revision), gone = VALUES(gone), nickname = VALUES(nickname), " +
        "avatar_key = VALUES(avatar_key), birth_day = VALUES(birth_day), dating_sex = VALUES(dating_sex), " +
        "min_dating_age = VALUES(min_dating_age), max_dating_age = VALUES(max_dating_age), vip_flag_until = VALUES(vip_flag_until), " +
        "place = VALUES(place), cell = VALUES(cell), active_on = VALUES(active_on), shown_from = VALUES(shown_from), " +
        "shown_until = VALUES(shown_until), bio = VALUES(bio), interests = VALUES(interests), looking_for = VALUES(looking_for), " +
        "then_cell = VALUES(then_cell), photos = VALUES(photos)";

    private const string AddAudit = $"INSERT INTO audit ({OperatorSql.AuditColumns}) VALUES ";
    private const string LeaveAudit = " ON DUPLICATE KEY UPDATE id = VALUES(id)";

    // Alternates the value: the server would not log an unchanged row.
    private const string Probe =
        "INSERT INTO store_info (name, value) VALUES ('probe', '0') ON DUPLICATE KEY UPDATE value = IF(value = '0', '1', '0')";

    private const string Commit = "COMMIT";

    private const string None = "";

    internal static async Task Write(MySqlConnection connection, BatchPlan plan)
    {
        await using var command = new MySqlCommand { Connection = connection };
        command.CommandText = string.Join("; ", Statements(command, plan));
        await command.ExecuteNonQueryAsync();
    }

    private static IEnumerable<string> Statements(MySqlCommand command, BatchPlan plan) =>
    [
        .. Put(command, InsertHeads, None, plan.Heads.New, ValuesOf),
        .. Put(command, InsertHeads, UpdateHeads, plan.Heads.Changed, ValuesOf),
        .. Put(command, InsertHeads, RaiseEpochs, Raised(plan), ValuesOf),
        .. Put(command, InsertRelations, UpdateRelations, plan.Relations, ValuesOf),
        .. Put(command, AddPending, LeavePending, plan.Pending, KeyOf),
        .. plan.Told.Chunk(RowsPerStatement).Select(some => RemovePending + MySqlDialect.AnyOf(some.Select(row => (row.Owner, row.Other)))),
        .. Put(command, InsertCandidates, None, plan.Candidates.New, ValuesOf),
        .. Put(command, InsertCandidates, UpdateCandidates, plan.Candidates.Changed, ValuesOf),
        .. MySqlReports.Statements(command, plan),
        .. Put(command, AddAudit, LeaveAudit, plan.Audit, ValuesOf),
        .. plan.HasProbe ? [Probe] : Array.Empty<string>(),
        Commit,
    ];

    private static PartitionHead[] Raised(BatchPlan plan) => [.. plan.Raised.Select(head => new PartitionHead(head.Key) { Epoch = head.Value })];

    private static IEnumerable<string> Put<TRow>(
        MySqlCommand command, string insert, string update, IReadOnlyCollection<TRow> rows, Func<TRow, object?[]> valuesOf) =>
        rows.Chunk(RowsPerStatement).Select(some => insert + command.AddRows(some, valuesOf) + update);

    private static object?[] ValuesOf(PartitionHead head) =>
    [
        head.Owner, head.Epoch, head.Seq, head.Day, head.Likes, head.Superlikes, head.Rewinds,
        StoredList.Format(head.Pools), StoredList.Format(head.Nicknames), head.Unsettled ? 1 : 0,
        StoredList.Format(head.Recent), head.Taken.ToString(), (int)head.Pictures,
    ];

    private static object?[] ValuesOf(Relation row) =>
    [
        row.Owner, row.Other, (int)row.Swipe, row.SwipedAt?.ToUnixTimeMilliseconds(), row.Seq, row.ChargedDay,
        (int)row.Heard, row.HeardAt?.ToUnixTimeMilliseconds(), row.HeardSeq, row.FriendSince?.ToUnixTimeMilliseconds(),
        row.Note, row.HeardNote, (int)row.Blocks, row.BlockedAt?.ToUnixTimeMilliseconds(),
    ];

    private static object?[] KeyOf(Relation row) => [row.Owner, row.Other];

    private static object?[] ValuesOf(AuditLine line) =>
        [line.At.ToUnixTimeMilliseconds(), line.Id, line.Done.Operator, line.Done.Act, line.Done.User, line.Done.Detail];

    private static object?[] ValuesOf(CandidateChange change) =>
    [
        change.Pool, change.UserId, change.Revision, change.Entry is null ? 1 : 0, change.Entry?.Nickname, change.Entry?.AvatarKey,
        change.Entry?.BirthDate.DayNumber, (int?)change.Entry?.DatingSex, change.Entry?.MinDatingAge, change.Entry?.MaxDatingAge,
        change.Entry?.VipFlagUntil?.ToUnixTimeMilliseconds(), change.Entry?.Place, change.Entry?.Cell, change.Entry?.ActiveOn.DayNumber,
        change.Entry?.ShownFrom?.ToUnixTimeMilliseconds(), change.Entry?.ShownUntil?.ToUnixTimeMilliseconds(), change.Entry?.Bio,
        change.Entry?.Interests, (int?)change.Entry?.LookingFor, change.Entry?.ThenCell, change.Entry?.Photos,
    ];
}
