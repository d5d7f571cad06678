using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Sqlite;

/// <summary>Writes partitions: the head, conditional on its epoch, then the rows.</summary>
internal static class SqliteRelationCommands
{
    private const string InsertHead = """
        INSERT INTO partition (owner, epoch, seq, day, likes, superlikes, rewinds, pools, nicknames, unsettled, recent, taken, pictures)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        ON CONFLICT (owner) DO UPDATE SET epoch = ?2, seq = ?3, day = ?4, likes = ?5, superlikes = ?6, rewinds = ?7,
            pools = ?8, nicknames = ?9, unsettled = ?10, recent = ?11, taken = ?12, pictures = ?13
        WHERE epoch = 0
        """;

    private const string UpdateHead = """
        UPDATE partition SET epoch = ?2, seq = ?3, day = ?4, likes = ?5, superlikes = ?6, rewinds = ?7,
            pools = ?8, nicknames = ?9, unsettled = ?10, recent = ?11, taken = ?12, pictures = ?13
        WHERE owner = ?1 AND epoch = ?14
        """;

    private const string RaiseEpoch = "UPDATE partition SET epoch = epoch + 1 WHERE owner = ?1 AND epoch = ?2";

    private const string SelectEpoch = "SELECT epoch FROM partition WHERE owner = ?1";

    private const string PutRow = """
        INSERT INTO relation (owner, other, swipe, swiped_at, seq, charged_day, heard, heard_at, heard_seq, friend_since, note, heard_note,
            blocks, blocked_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        ON CONFLICT (owner, other) DO UPDATE SET swipe = ?3, swiped_at = ?4, seq = ?5, charged_day = ?6,
            heard = ?7, heard_at = ?8, heard_seq = ?9, friend_since = ?10, note = ?11, heard_note = ?12,
            blocks = ?13, blocked_at = ?14
        """;

    private const string InsertRow = """
        INSERT INTO relation (owner, other, swipe, swiped_at, seq, charged_day, heard, heard_at, heard_seq, friend_since, note, heard_note,
            blocks, blocked_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        """;

    private const string AddPending = "INSERT INTO pending (owner, other) VALUES (?1, ?2) ON CONFLICT DO NOTHING";

    private const string RemovePending = "DELETE FROM pending WHERE owner = ?1 AND other = ?2";

    /// <summary>Raises only the epoch. False if it is not the expected one.</summary>
    internal static bool Claim(SqliteSession session, long owner, long expectedEpoch)
    {
        if (expectedEpoch == 0)
        {
            return PutHead(session, new PartitionHead(owner) { Epoch = 1 }, expectedEpoch);
        }

        using var query = session.Query(RaiseEpoch);
        query.Bind(1, owner);
        query.Bind(2, expectedEpoch);
        query.Step();
        return session.Changes == 1;
    }

    /// <summary>Writes head and rows. False if the epoch is not the expected one.</summary>
    internal static bool Apply(SqliteSession session, RelationWrite write)
    {
        if (!PutHeadOrCheck(session, write.Owner, write.Head, write.ExpectedEpoch))
        {
            return false;
        }

        foreach (var row in write.Rows)
        {
            Put(session, PutRow, row);
            Mark(session, row);
        }
        return true;
    }

    /// <summary>Lets the change decide on its row, and writes the result. Refuses it if the epoch is not the expected one.</summary>
    internal static void Apply(SqliteSession session, IRowChange change)
    {
        var stored = change.Known ?? SqliteRelationReader.RowOf(session, change.Owner, change.Other);
        var write = change.Decide(stored, change.Claims ? SqliteRelationReader.HeadOf(session, change.Owner) : null);
        if (!PutHeadOrCheck(session, change.Owner, write?.Head, change.ExpectedEpoch))
        {
            change.Refuse();
            return;
        }
        if (write is null or { Rows.IsEmpty: true })
        {
            return;
        }

        // If only Pending changed, leave the row, and its page, untouched.
        var row = write.Rows[0];
        if (stored is null)
        {
            Put(session, InsertRow, row);
        }
        else if (row != stored with { Pending = row.Pending })
        {
            Put(session, PutRow, row);
        }

        if (row.Pending != (stored?.Pending ?? false))
        {
            Mark(session, row);
        }
    }

    /// <summary>Checks the epoch, and if it is the expected one writes the given head.</summary>
    private static bool PutHeadOrCheck(SqliteSession session, long owner, PartitionHead? head, long expectedEpoch) =>
        head is null ? EpochOf(session, owner) == expectedEpoch : PutHead(session, head, expectedEpoch);

    private static bool PutHead(SqliteSession session, PartitionHead head, long expectedEpoch)
    {
        // Epoch 0 means that nothing was ever written, so there is no row to update.
        using var query = session.Query(expectedEpoch == 0 ? InsertHead : UpdateHead);
        query.Bind(1, head.Owner);
        query.Bind(2, head.Epoch);
        query.Bind(3, head.Seq);
        query.Bind(4, head.Day);
        query.Bind(5, head.Likes);
        query.Bind(6, head.Superlikes);
        query.Bind(7, head.Rewinds);
        query.Bind(8, StoredList.Format(head.Pools));
        query.Bind(9, StoredList.Format(head.Nicknames));
        query.Bind(10, head.Unsettled);
        query.Bind(11, StoredList.Format(head.Recent));
        query.Bind(12, head.Taken.ToString());
        query.Bind(13, (long)head.Pictures);
        if (expectedEpoch != 0)
        {
            query.Bind(14, expectedEpoch);
        }

        query.Step();
        return session.Changes == 1;
    }

    private static long EpochOf(SqliteSession session, long owner)
    {
        using var query = session.Query(SelectEpoch);
        query.Bind(1, owner);
        return query.Step() ? query.Int64(0) : 0;
    }

    private static void Mark(SqliteSession session, Relation row)
    {
        using var query = session.Query(row.Pending ? AddPending : RemovePending);
        query.Bind(1, row.Owner);
        query.Bind(2, row.Other);
        query.Step();
    }

    private static void Put(SqliteSession session, string sql, Relation row)
    {
        using var query = session.Query(sql);
        query.Bind(1, row.Owner);
        query.Bind(2, row.Other);
        query.Bind(3, (long)row.Swipe);
        query.Bind(4, row.SwipedAt?.ToUnixTimeMilliseconds());
        query.Bind(5, row.Seq);
        query.Bind(6, row.ChargedDay);
        query.Bind(7, (long)row.Heard);
        query.Bind(8, row.HeardAt?.ToUnixTimeMilliseconds());
        query.Bind(9, row.HeardSeq);
        query.Bind(10, row.FriendSince?.ToUnixTimeMilliseconds());
        query.Bind(11, row.Note);
        query.Bind(12, row.HeardNote);
        query.Bind(13, (long)row.Blocks);
        query.Bind(14, row.BlockedAt?.ToUnixTimeMilliseconds());
        query.Step();
    }
}
