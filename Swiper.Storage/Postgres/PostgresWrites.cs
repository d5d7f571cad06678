using Npgsql;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sql;

namespace Swiper.Storage.Postgres;

/// <summary>Writes a plan's result: one statement per kind of row, all in one round trip.</summary>
internal static class PostgresWrites
{
    private const string HeadColumns = "owner, epoch, seq, day, likes, superlikes, rewinds, pools, nicknames, unsettled, recent, taken, pictures";

    private const string InsertHeads =
        $"INSERT INTO partition ({HeadColumns}) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

    private const string UpdateHeads = $"""
        UPDATE partition p SET epoch = v.epoch, seq = v.seq, day = v.day, likes = v.likes, superlikes = v.superlikes,
            rewinds = v.rewinds, pools = v.pools, nicknames = v.nicknames, unsettled = v.unsettled, recent = v.recent, taken = v.taken,
            pictures = v.pictures
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS v ({HeadColumns})
        WHERE p.owner = v.owner
        """;

    private const string RaiseEpochs =
        "UPDATE partition p SET epoch = v.epoch FROM unnest($1, $2) AS v (owner, epoch) WHERE p.owner = v.owner";

    // Skips an unchanged row: if only the other was told, the row needs no new version.
    private const string PutRelations = """
        INSERT INTO relation (owner, other, swipe, swiped_at, seq, charged_day, heard, heard_at, heard_seq, friend_since,
            note, heard_note, blocks, blocked_at)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (owner, other) DO UPDATE SET swipe = excluded.swipe, swiped_at = excluded.swiped_at, seq = excluded.seq,
            charged_day = excluded.charged_day, heard = excluded.heard, heard_at = excluded.heard_at,
            heard_seq = excluded.heard_seq, friend_since = excluded.friend_since, note = excluded.note,
            heard_note = excluded.heard_note, blocks = excluded.blocks, blocked_at = excluded.blocked_at
        WHERE relation.* IS DISTINCT FROM excluded.*
        """;

    private const string AddPending = "INSERT INTO pending (owner, other) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING";

    private const string RemovePending =
        "DELETE FROM pending p USING unnest($1, $2) AS v (owner, other) WHERE p.owner = v.owner AND p.other = v.other";

    private const string CandidateColumns =
        "pool, user_id, revision, gone, nickname, avatar_key, birth_day, dating_sex, min_dating_age, max_dating_age, vip_flag_until, place, " +
        "cell, active_on, shown_from, shown_until, bio, interests, looking_for, then_cell, photos";

    private const string CandidateValues =
        "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21";

    private const string InsertCandidates =
        $"INSERT INTO candidate ({CandidateColumns}) SELECT * FROM unnest({CandidateValues})";

    private const string UpdateCandidates = $"""
        UPDATE candidate c SET revision = v.revision, gone = v.gone, nickname = v.nickname, avatar_key = v.avatar_key,
            birth_day = v.birth_day, dating_sex = v.dating_sex, min_dating_age = v.min_dating_age,
            max_dating_age = v.max_dating_age, vip_flag_until = v.vip_flag_until, place = v.place, cell = v.cell,
            active_on = v.active_on, shown_from = v.shown_from, shown_until = v.shown_until, bio = v.bio, interests = v.interests,
            looking_for = v.looking_for, then_cell = v.then_cell, photos = v.photos
        FROM unnest({CandidateValues}) AS v ({CandidateColumns})
        WHERE c.pool = v.pool AND c.user_id = v.user_id
        """;

    private const string AddAudit =
        $"INSERT INTO audit ({OperatorSql.AuditColumns}) SELECT * FROM unnest($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";

    private const string Probe =
        "INSERT INTO store_info (name, value) VALUES ('probe', '0') ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    private const string Commit = "COMMIT";

    internal static async Task Write(NpgsqlConnection connection, BatchPlan plan)
    {
        await using var batch = new NpgsqlBatch(connection);
        AddHeads(batch, InsertHeads, plan.Heads.New);
        AddHeads(batch, UpdateHeads, plan.Heads.Changed);
        if (plan.Raised.Count > 0)
        {
            batch.Add(RaiseEpochs, plan.Raised.Keys.ToArray(), plan.Raised.Values.ToArray());
        }

        AddRelations(batch, [.. plan.Relations]);
        AddMarks(batch, AddPending, plan.Pending);
        AddMarks(batch, RemovePending, plan.Told);
        AddCandidates(batch, InsertCandidates, plan.Candidates.New);
        AddCandidates(batch, UpdateCandidates, plan.Candidates.Changed);
        batch.AddReports(plan);
        AddAuditLines(batch, plan.Audit);
        if (plan.HasProbe)
        {
            batch.Add(Probe);
        }

        batch.Add(Commit);
        await batch.ExecuteNonQueryAsync();
    }

    private static void AddHeads(NpgsqlBatch batch, string sql, List<PartitionHead> heads)
    {
        if (heads.Count == 0)
        {
            return;
        }

        batch.Add(
            sql,
            Column(heads, head => head.Owner),
            Column(heads, head => head.Epoch),
            Column(heads, head => head.Seq),
            Column(heads, head => head.Day),
            Column(heads, head => head.Likes),
            Column(heads, head => head.Superlikes),
            Column(heads, head => head.Rewinds),
            Column(heads, head => StoredList.Format(head.Pools)),
            Column(heads, head => StoredList.Format(head.Nicknames)),
            Column(heads, head => Flag(head.Unsettled)),
            Column(heads, head => StoredList.Format(head.Recent)),
            Column(heads, head => head.Taken.ToString()),
            Column(heads, head => (short)head.Pictures));
    }

    private static void AddRelations(NpgsqlBatch batch, List<Relation> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        batch.Add(
            PutRelations,
            Column(rows, row => row.Owner),
            Column(rows, row => row.Other),
            Column(rows, row => (short)row.Swipe),
            Column(rows, row => row.SwipedAt?.ToUnixTimeMilliseconds()),
            Column(rows, row => row.Seq),
            Column(rows, row => row.ChargedDay),
            Column(rows, row => (short)row.Heard),
            Column(rows, row => row.HeardAt?.ToUnixTimeMilliseconds()),
            Column(rows, row => row.HeardSeq),
            Column(rows, row => row.FriendSince?.ToUnixTimeMilliseconds()),
            Column(rows, row => row.Note),
            Column(rows, row => row.HeardNote),
            Column(rows, row => (short)row.Blocks),
            Column(rows, row => row.BlockedAt?.ToUnixTimeMilliseconds()));
    }

    private static void AddMarks(NpgsqlBatch batch, string sql, List<Relation> rows)
    {
        if (rows.Count > 0)
        {
            batch.Add(sql, Column(rows, row => row.Owner), Column(rows, row => row.Other));
        }
    }

    private static void AddCandidates(NpgsqlBatch batch, string sql, List<CandidateChange> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        TValue[] Field<TValue>(Func<Candidate?, TValue> fieldOf) => Column(rows, row => fieldOf(row.Entry));
        batch.Add(
            sql,
            Column(rows, row => row.Pool),
            Column(rows, row => row.UserId),
            Column(rows, row => row.Revision),
            Field(entry => Flag(entry is null)),
            Field(entry => entry?.Nickname),
            Field(entry => entry?.AvatarKey),
            Field(entry => entry?.BirthDate.DayNumber),
            Field(entry => (short?)entry?.DatingSex),
            Field(entry => entry?.MinDatingAge),
            Field(entry => entry?.MaxDatingAge),
            Field(entry => entry?.VipFlagUntil?.ToUnixTimeMilliseconds()),
            Field(entry => entry?.Place),
            Field(entry => entry?.Cell),
            Field(entry => entry?.ActiveOn.DayNumber),
            Field(entry => entry?.ShownFrom?.ToUnixTimeMilliseconds()),
            Field(entry => entry?.ShownUntil?.ToUnixTimeMilliseconds()),
            Field(entry => entry?.Bio),
            Field(entry => entry?.Interests),
            Field(entry => (short?)entry?.LookingFor),
            Field(entry => entry?.ThenCell),
            Field(entry => entry?.Photos));
    }

    private static void AddAuditLines(NpgsqlBatch batch, List<AuditLine> lines)
    {
        if (lines.Count > 0)
        {
            batch.Add(
                AddAudit,
                Column(lines, line => line.At.ToUnixTimeMilliseconds()),
                Column(lines, line => line.Id),
                Column(lines, line => line.Done.Operator),
                Column(lines, line => line.Done.Act),
                Column(lines, line => line.Done.User),
                Column(lines, line => line.Done.Detail));
        }
    }

    private static TValue[] Column<TRow, TValue>(List<TRow> rows, Func<TRow, TValue> valueOf)
    {
        var column = new TValue[rows.Count];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = valueOf(rows[i]);
        }

        return column;
    }

    private static short Flag(bool value) => value ? (short)1 : (short)0;
}
