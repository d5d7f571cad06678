namespace Swiper.Storage.Sqlite;

/// <summary>Writes partitions: the head, which is conditional on its epoch, then the rows.</summary>
internal static class SqliteRelationCommands
{
    private const string InsertHead = """
        INSERT INTO partition (owner, epoch, seq, day, likes, superlikes, rewinds, pools, nicknames, unsettled)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT (owner) DO UPDATE SET epoch = ?2, seq = ?3, day = ?4, likes = ?5, superlikes = ?6, rewinds = ?7,
            pools = ?8, nicknames = ?9, unsettled = ?10
        WHERE epoch = 0
        """;

    private const string UpdateHead = """
        UPDATE partition SET epoch = ?2, seq = ?3, day = ?4, likes = ?5, superlikes = ?6, rewinds = ?7,
            pools = ?8, nicknames = ?9, unsettled = ?10
        WHERE owner = ?1 AND epoch = ?11
        """;

    private const string RaiseEpoch = "UPDATE partition SET epoch = epoch + 1 WHERE owner = ?1 AND epoch = ?2";

    private const string SelectEpoch = "SELECT epoch FROM partition WHERE owner = ?1";

    /// <summary>Where what the owner said stays as it is, the index over it can too.</summary>
    private const string UpdateHeard = """
        UPDATE relation SET pending = ?7, heard = ?8, heard_at = ?9, heard_seq = ?10, friend_since = ?11
        WHERE owner = ?1 AND other = ?2 AND swipe = ?3 AND swiped_at IS ?4 AND seq = ?5 AND charged_day = ?6
        """;

    private const string PutRow = """
        INSERT OR REPLACE INTO relation
            (owner, other, swipe, swiped_at, seq, charged_day, pending, heard, heard_at, heard_seq, friend_since)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        """;

    /// <summary>Raises the epoch and nothing else, or answers false where it is not the expected one.</summary>
    internal static bool Claim(SqliteSession session, long owner, long expectedEpoch)
    {
        if (expectedEpoch == 0)
            return PutHead(session, new Partition(owner) { Epoch = 1 }, expectedEpoch);

        using var query = session.Query(RaiseEpoch);
        query.Bind(1, owner);
        query.Bind(2, expectedEpoch);
        query.Step();
        return session.Changes == 1;
    }

    /// <summary>Writes, or answers false where the epoch is not the expected one.</summary>
    internal static bool Apply(SqliteSession session, RelationWrite write)
    {
        var holds = write.Head is { } head
            ? PutHead(session, head, write.ExpectedEpoch)
            : EpochOf(session, write.Owner) == write.ExpectedEpoch;
        if (!holds)
            return false;
        if (write.Rows.IsEmpty)
            return true;

        foreach (var row in write.Rows)
        {
            // A pending row is nearly always what its owner says only now.
            if (row.Pending || !Execute(session, UpdateHeard, row))
                Execute(session, PutRow, row);
        }
        return true;
    }

    private static bool PutHead(SqliteSession session, Partition head, long expectedEpoch)
    {
        // Where nothing was ever written the epoch is 0, and only then is there no row to update.
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
        if (expectedEpoch != 0)
            query.Bind(11, expectedEpoch);
        query.Step();
        return session.Changes == 1;
    }

    private static long EpochOf(SqliteSession session, long owner)
    {
        using var query = session.Query(SelectEpoch);
        query.Bind(1, owner);
        return query.Step() ? query.Int64(0) : 0;
    }

    private static bool Execute(SqliteSession session, string sql, Relation row)
    {
        using var query = session.Query(sql);
        query.Bind(1, row.Owner);
        query.Bind(2, row.Other);
        query.Bind(3, (long)row.Swipe);
        query.Bind(4, row.SwipedAt?.ToUnixTimeMilliseconds());
        query.Bind(5, row.Seq);
        query.Bind(6, row.ChargedDay);
        query.Bind(7, row.Pending);
        query.Bind(8, (long)row.Heard);
        query.Bind(9, row.HeardAt?.ToUnixTimeMilliseconds());
        query.Bind(10, row.HeardSeq);
        query.Bind(11, row.FriendSince?.ToUnixTimeMilliseconds());
        query.Step();
        return session.Changes > 0;
    }
}
