using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Storage.Sqlite;

/// <summary>Reads relations. Every query scans one owner's range of one index.</summary>
internal sealed class SqliteRelationReader(SqliteReaderPool pool, StorageMetrics metrics) : IRelationReader
{
    private const string SelectHead =
        $"SELECT {RelationSql.HeadColumns} FROM partition WHERE owner = ?1";

    private const string SelectPending =
        $"SELECT {RelationSql.Columns} FROM pending CROSS JOIN relation USING (owner, other) WHERE owner = ?1 ORDER BY seq LIMIT ?2";

    private const string HasPending = "SELECT 1 FROM pending WHERE owner = ?1 LIMIT 1";

    private const string SelectSwiped = $"SELECT 1 FROM relation WHERE owner = ?1 AND other = ?2 AND {RelationSql.IsSeen}";

    private const string SelectUnfinished =
        "SELECT owner FROM partition WHERE unsettled = 1 AND owner > ?1 " +
        "UNION SELECT owner FROM pending WHERE owner > ?1 ORDER BY owner LIMIT ?2";

    private const string SelectPictureOwners = $"SELECT owner FROM partition WHERE {RelationSql.HasPictureWork}";

    public ValueTask<PartitionHead> ReadHead(long owner) => Counted(1, pool.Read(HeadOf, owner));

    public ValueTask<PartitionStart> ReadStart(long owner) => Counted(1, pool.Read(
        static (session, owner) =>
        {
            var head = HeadOf(session, owner);
            using var query = session.Query(HasPending);
            query.Bind(1, owner);
            return new PartitionStart(head, query.Step());
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
            using var query = session.Query(RelationSql.LastSwipe);
            query.Bind(1, owner);
            return query.Step() ? RelationOf(query) : null;
        },
        owner));

    public ValueTask<ImmutableArray<long>> ReadSwiped(long owner, ImmutableArray<long> among, DateTimeOffset dislikesSince) => among.IsEmpty ? new([]) : Counted(pool.Read(
        static (session, question) =>
        {
            // Use one snapshot: otherwise each look-up would begin and end its own transaction.
            session.Execute("BEGIN");
            var swiped = ImmutableArray.CreateBuilder<long>();
            using (var query = session.Query(SelectSwiped))
            {
                query.Bind(1, question.owner);
                query.Bind(3, question.since);
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
        (owner, among, since: dislikesSince.ToUnixTimeMilliseconds())));

    public ValueTask<ImmutableArray<PersonSince>> ReadFriends(long owner, PersonSince? after, int limit) =>
        ReadPeople(after is null ? RelationSql.Friends : RelationSql.FriendsAfter, owner, after, limit);

    public ValueTask<ImmutableArray<PersonSince>> ReadLikes(long owner, PersonSince? after, int limit) =>
        ReadPeople(after is null ? RelationSql.Likes : RelationSql.LikesAfter, owner, after, limit);

    public ValueTask<int> CountLikes(long owner) => Count(RelationSql.CountLikes, owner);

    public ValueTask<ImmutableArray<PersonSince>> ReadBlocks(long owner, PersonSince? after, int limit) =>
        ReadPeople(after is null ? RelationSql.Blocks : RelationSql.BlocksAfter, owner, after, limit);

    public ValueTask<int> CountBlocks(long owner) => Count(RelationSql.CountBlocks, owner);

    public ValueTask<ImmutableArray<Superlike>> ReadSuperlikes(long owner, int limit) => Counted(pool.Read(
        static (session, range) =>
        {
            using var query = session.Query(RelationSql.Superlikes);
            query.Bind(1, range.owner);
            query.Bind(2, range.limit);
            var superlikes = ImmutableArray.CreateBuilder<Superlike>();
            while (query.Step())
            {
                superlikes.Add(new Superlike(query.Int64(0), query.Time(1), query.TextOrNull(2)));
            }

            return superlikes.DrainToImmutable();
        },
        (owner, limit)));

    public ValueTask<ImmutableArray<long>> ReadUnfinished(long afterOwner, int limit) => Counted(pool.Read(
        static (session, range) =>
        {
            using var query = session.Query(SelectUnfinished);
            query.Bind(1, range.afterOwner);
            query.Bind(2, range.limit);
            return NumbersOf(query);
        },
        (afterOwner, limit)));

    public ValueTask<ImmutableArray<long>> ReadPictureOwners(PictureWork work, long afterOwner, int limit) => Counted(pool.Read(
        static (session, range) =>
        {
            using var query = session.Query(SelectPictureOwners);
            query.Bind(1, (long)range.work);
            query.Bind(2, range.afterOwner);
            query.Bind(3, range.limit);
            return NumbersOf(query);
        },
        (work, afterOwner, limit)));

    /// <summary>Reads the head on the given connection, or a new one.</summary>
    internal static PartitionHead HeadOf(SqliteSession session, long owner)
    {
        using var query = session.Query(SelectHead);
        query.Bind(1, owner);
        return query.Step() ? HeadOf(query, owner) : new PartitionHead(owner);
    }

    /// <summary>Reads one row on the given connection, or null.</summary>
    internal static Relation? RowOf(SqliteSession session, long owner, long other)
    {
        using var query = session.Query(RelationSql.Row);
        query.Bind(1, owner);
        query.Bind(2, other);
        return query.Step() ? RelationOf(query) : null;
    }

    private static ImmutableArray<long> NumbersOf(in SqliteQuery query)
    {
        var numbers = ImmutableArray.CreateBuilder<long>();
        while (query.Step())
        {
            numbers.Add(query.Int64(0));
        }

        return numbers.DrainToImmutable();
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
        Taken = TakenPlaces.Parse(query.Text(10)),
        Pictures = (PictureWork)query.Int32(11),
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
        Note = query.TextOrNull(10),
        HeardNote = query.TextOrNull(11),
        Blocks = (Blocks)query.Int32(12),
        BlockedAt = query.TimeOrNull(13),
        Pending = query.Bool(14),
    };

    private ValueTask<int> Count(string sql, long owner)
    {
        var count = pool.Read(
            static (session, question) =>
            {
                using var query = session.Query(question.sql);
                query.Bind(1, question.owner);
                query.Step();
                return query.Int32(0);
            },
            (sql, owner));
        metrics.CountRead(count, pool.Tag);
        return new(count);
    }

    /// <summary>Reads a page of people, by their ids and times.</summary>
    private ValueTask<ImmutableArray<PersonSince>> ReadPeople(string sql, long owner, PersonSince? after, int limit) => Counted(pool.Read(
        static (session, page) =>
        {
            using var query = session.Query(page.sql);
            query.Bind(1, page.owner);
            if (page.after is { } after)
            {
                query.Bind(2, after.Since.ToUnixTimeMilliseconds());
                query.Bind(3, after.Id);
            }

            query.Bind(page.after is null ? 2 : 4, page.limit);
            var people = ImmutableArray.CreateBuilder<PersonSince>();
            while (query.Step())
            {
                people.Add(new PersonSince(query.Int64(0), query.Time(1)));
            }

            return people.DrainToImmutable();
        },
        (sql, owner, after, limit)));

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
