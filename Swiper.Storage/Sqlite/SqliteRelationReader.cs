using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Storage.Sqlite;

/// <summary>Reads relations. Every query walks one owner's part of one index.</summary>
/// <param name="pool">Connections.</param>
/// <param name="metrics">Counts.</param>
internal sealed class SqliteRelationReader(SqliteReaderPool pool, StorageMetrics metrics) : IRelationReader
{
    private const string Columns = """
        owner, other, swipe, swiped_at, seq, charged_day, heard, heard_at, heard_seq, friend_since,
        EXISTS (SELECT 1 FROM pending p WHERE p.owner = relation.owner AND p.other = relation.other)
        """;

    private const string SelectPartition =
        "SELECT epoch, seq, day, likes, superlikes, rewinds, pools, nicknames, unsettled, recent FROM partition WHERE owner = ?1";

    private const string SelectRow = $"SELECT {Columns} FROM relation WHERE owner = ?1 AND other = ?2";

    private const string SelectPending =
        $"SELECT {Columns} FROM pending CROSS JOIN relation USING (owner, other) WHERE owner = ?1 ORDER BY seq LIMIT ?2";

    /// <summary>Goes through all of the owner's rows: rarely asked, see <see cref="PartitionHead.Recent"/>.</summary>
    private const string SelectLastSwipe =
        $"SELECT {Columns} FROM relation WHERE owner = ?1 AND swipe BETWEEN 1 AND 3 ORDER BY seq DESC LIMIT 1";

    private const string SelectSwiped = "SELECT 1 FROM relation WHERE owner = ?1 AND other = ?2 AND (swipe <> 0 OR heard = 4)";

    private const string SelectFriends =
        "SELECT other, friend_since FROM relation WHERE owner = ?1 AND friend_since IS NOT NULL " +
        "ORDER BY friend_since DESC, other DESC LIMIT ?2";

    private const string SelectFriendsAfter =
        "SELECT other, friend_since FROM relation WHERE owner = ?1 AND friend_since IS NOT NULL " +
        "AND friend_since <= ?3 AND (friend_since < ?3 OR other < ?4) ORDER BY friend_since DESC, other DESC LIMIT ?2";

    private const string SelectUnfinished =
        "SELECT owner FROM partition WHERE unsettled = 1 AND owner > ?1 " +
        "UNION SELECT owner FROM pending WHERE owner > ?1 ORDER BY owner LIMIT ?2";

    public ValueTask<PartitionHead> ReadHead(long owner) => Counted(1, pool.Read(
        static (session, owner) =>
        {
            using var query = session.Query(SelectPartition);
            query.Bind(1, owner);
            return query.Step() ? HeadOf(query, owner) : new PartitionHead(owner);
        },
        owner));

    public ValueTask<Relation?> Read(long owner, long other) =>
        Counted(1, pool.Read(static (session, key) => RowOf(session, key.owner, key.other), (owner, other)));

    public ValueTask<ImmutableArray<Relation>> ReadPending(long owner, int limit) => Counted(pool.Read(
        static (session, range) =>
        {
            using var query = session.Query(SelectPending);
            query.Bind(1, range.owner);
            query.Bind(2, range.limit);
            var rows = ImmutableArray.CreateBuilder<Relation>();
            while (query.Step())
            {
                rows.Add(RelationOf(query));
            }

            return rows.DrainToImmutable();
        },
        (owner, limit)));

    public ValueTask<Relation?> ReadLastSwipe(long owner) => Counted(1, pool.Read(
        static (session, owner) =>
        {
            using var query = session.Query(SelectLastSwipe);
            query.Bind(1, owner);
            return query.Step() ? RelationOf(query) : null;
        },
        owner));

    public ValueTask<ImmutableArray<long>> ReadSwiped(long owner, ImmutableArray<long> among) => Counted(pool.Read(
        static (session, question) =>
        {
            // One snapshot for all: without a transaction every look-up would take and release one.
            session.Execute("BEGIN");
            var swiped = ImmutableArray.CreateBuilder<long>();
            using (var query = session.Query(SelectSwiped))
            {
                query.Bind(1, question.owner);
                foreach (var other in question.among)
                {
                    query.Bind(2, other);
                    if (query.Step())
                    {
                        swiped.Add(other);
                    }

                    query.Restart();
                }
            }
            session.Execute("COMMIT");
            return swiped.DrainToImmutable();
        },
        (owner, among)));

    public ValueTask<ImmutableArray<Friend>> ReadFriends(long owner, Friend? after, int limit) => Counted(pool.Read(
        static (session, page) =>
        {
            using var query = session.Query(page.after is null ? SelectFriends : SelectFriendsAfter);
            query.Bind(1, page.owner);
            query.Bind(2, page.limit);
            if (page.after is { } after)
            {
                query.Bind(3, after.Since.ToUnixTimeMilliseconds());
                query.Bind(4, after.Id);
            }
            var friends = ImmutableArray.CreateBuilder<Friend>();
            while (query.Step())
            {
                friends.Add(new Friend(query.Int64(0), query.Time(1)));
            }

            return friends.DrainToImmutable();
        },
        (owner, after, limit)));

    public ValueTask<ImmutableArray<long>> ReadUnfinished(long afterOwner, int limit) => Counted(pool.Read(
        static (session, range) =>
        {
            using var query = session.Query(SelectUnfinished);
            query.Bind(1, range.afterOwner);
            query.Bind(2, range.limit);
            var owners = ImmutableArray.CreateBuilder<long>();
            while (query.Step())
            {
                owners.Add(query.Int64(0));
            }

            return owners.DrainToImmutable();
        },
        (afterOwner, limit)));

    /// <summary>One row, on whatever connection; null where there is none.</summary>
    internal static Relation? RowOf(SqliteSession session, long owner, long other)
    {
        using var query = session.Query(SelectRow);
        query.Bind(1, owner);
        query.Bind(2, other);
        return query.Step() ? RelationOf(query) : null;
    }

    private static PartitionHead HeadOf(in SqliteQuery query, long owner) => new(owner)
    {
        Epoch = query.Int64(0),
        Seq = query.Int64(1),
        Day = query.Int32(2),
        Likes = query.Int32(3),
        Superlikes = query.Int32(4),
        Rewinds = query.Int32(5),
        Pools = StoredList.Parse(query.Text(6)),
        Nicknames = StoredList.Parse(query.Text(7)),
        Unsettled = query.Bool(8),
        Recent = StoredList.ParseNumbers(query.Text(9)),
    };

    private static Relation RelationOf(in SqliteQuery query) => new(query.Int64(0), query.Int64(1))
    {
        Swipe = (SwipeKind)query.Int32(2),
        SwipedAt = query.TimeOrNull(3),
        Seq = query.Int64(4),
        ChargedDay = query.Int32(5),
        Heard = (SwipeKind)query.Int32(6),
        HeardAt = query.TimeOrNull(7),
        HeardSeq = query.Int64(8),
        FriendSince = query.TimeOrNull(9),
        Pending = query.Bool(10),
    };

    private ValueTask<TRow> Counted<TRow>(int rows, TRow row)
    {
        metrics.CountRead(row is null ? 0 : rows, pool.Tag);
        return new(row);
    }

    private ValueTask<ImmutableArray<TRow>> Counted<TRow>(ImmutableArray<TRow> rows)
    {
        metrics.CountRead(rows.Length, pool.Tag);
        return new(rows);
    }
}
