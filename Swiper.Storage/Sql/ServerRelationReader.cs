using System.Collections.Immutable;
using System.Data.Common;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Storage.Sql;

/// <summary>Reads relations. Every query scans one owner's range of one index.</summary>
internal sealed class ServerRelationReader(ServerReader reader) : IRelationReader
{
    private const string SelectPending =
        $"SELECT {RelationSql.Columns} FROM relation JOIN pending USING (owner, other) WHERE owner = @owner ORDER BY seq LIMIT @limit";

    private const string SelectSwiped = $"SELECT other FROM relation WHERE owner = @owner AND {RelationSql.IsSeen} AND ";

    private readonly string _selectHead =
        $"SELECT {RelationSql.HeadColumns} FROM {reader.Dialect.PartitionTable} WHERE owner = @owner";

    private readonly string _selectStart = $"""
        SELECT CASE WHEN EXISTS (SELECT 1 FROM pending WHERE pending.owner = @owner) THEN 1 ELSE 0 END, {RelationSql.HeadColumns}
        FROM {reader.Dialect.PartitionTable} WHERE owner = @owner
        """;

    // Limit each half by itself, so that neither scans further than needed.
    private readonly string _selectUnfinished =
        $"(SELECT owner FROM {reader.Dialect.PartitionTable} WHERE unsettled = 1 AND owner > @after ORDER BY owner LIMIT @limit) UNION " +
        "(SELECT DISTINCT owner FROM pending WHERE owner > @after ORDER BY owner LIMIT @limit) ORDER BY owner LIMIT @limit";

    private readonly string _selectPictureOwners = $"SELECT owner FROM {reader.Dialect.PartitionTable} WHERE {RelationSql.HasPictureWork}";

    public async ValueTask<PartitionHead> ReadHead(long owner)
    {
        var heads = await reader.ReadAll(_selectHead, row => HeadOf(row, owner), ("owner", owner));
        return heads.IsEmpty ? new PartitionHead(owner) : heads[0];
    }

    public async ValueTask<PartitionStart> ReadStart(long owner)
    {
        // Every row was written together with a head.
        var starts = await reader.ReadAll(_selectStart, row => new PartitionStart(HeadOf(row, owner, first: 1), row.GetInt32(0) != 0), ("owner", owner));
        return starts.IsEmpty ? new PartitionStart(new PartitionHead(owner), HasPending: false) : starts[0];
    }

    public ValueTask<Relation?> Read(long owner, long other) => ReadOne(RelationSql.Row, ("owner", owner), ("other", other));

    public ValueTask<ImmutableArray<Relation>> ReadPending(long owner, int limit) =>
        reader.ReadAll(SelectPending, RelationOf, ("owner", owner), ("limit", limit));

    public ValueTask<Relation?> ReadLastSwipe(long owner) => ReadOne(RelationSql.LastSwipe, ("owner", owner));

    public ValueTask<ImmutableArray<long>> ReadSwiped(long owner, ImmutableArray<long> among, DateTimeOffset dislikesSince) =>
        among.IsEmpty ? new([]) : reader.ReadAmong(SelectSwiped, owner, among, ("since", dislikesSince.ToUnixTimeMilliseconds()));

    public ValueTask<ImmutableArray<PersonSince>> ReadFriends(long owner, PersonSince? after, int limit) =>
        ReadPeople(after is null ? RelationSql.Friends : RelationSql.FriendsAfter, owner, after, limit);

    public ValueTask<ImmutableArray<PersonSince>> ReadLikes(long owner, PersonSince? after, int limit) =>
        ReadPeople(after is null ? RelationSql.Likes : RelationSql.LikesAfter, owner, after, limit);

    public async ValueTask<int> CountLikes(long owner) =>
        (int)(await reader.ReadAll(RelationSql.CountLikes, static row => row.GetInt64(0), ("owner", owner)))[0];

    public ValueTask<ImmutableArray<PersonSince>> ReadBlocks(long owner, PersonSince? after, int limit) =>
        ReadPeople(after is null ? RelationSql.Blocks : RelationSql.BlocksAfter, owner, after, limit);

    public async ValueTask<int> CountBlocks(long owner) =>
        (int)(await reader.ReadAll(RelationSql.CountBlocks, static row => row.GetInt64(0), ("owner", owner)))[0];

    public ValueTask<ImmutableArray<Superlike>> ReadSuperlikes(long owner, int limit) => reader.ReadAll(
        RelationSql.Superlikes,
        static row => new Superlike(row.GetInt64(0), row.Time(1), row.TextOrNull(2)),
        ("owner", owner),
        ("limit", limit));

    public ValueTask<ImmutableArray<long>> ReadUnfinished(long afterOwner, int limit) =>
        reader.ReadAll(_selectUnfinished, static row => row.GetInt64(0), ("after", afterOwner), ("limit", limit));

    public ValueTask<ImmutableArray<long>> ReadPictureOwners(PictureWork work, long afterOwner, int limit) => reader.ReadAll(
        _selectPictureOwners, static row => row.GetInt64(0), ("work", (short)work), ("after", afterOwner), ("limit", limit));

    private async ValueTask<Relation?> ReadOne(string sql, params (string Name, object Value)[] parameters)
    {
        var rows = await reader.ReadAll(sql, RelationOf, parameters);
        return rows.IsEmpty ? null : rows[0];
    }

    private ValueTask<ImmutableArray<PersonSince>> ReadPeople(string sql, long owner, PersonSince? after, int limit) => after is { } last
        ? reader.ReadAll(
            sql,
            PersonOf,
            ("owner", owner),
            ("limit", limit),
            ("since", last.Since.ToUnixTimeMilliseconds()),
            ("id", last.Id))
        : reader.ReadAll(sql, PersonOf, ("owner", owner), ("limit", limit));

    private static PersonSince PersonOf(DbDataReader row) => new(row.GetInt64(0), row.Time(1));

    /// <summary>Reads <see cref="RelationSql.HeadColumns"/>, which begin at a column.</summary>
    internal static PartitionHead HeadOf(DbDataReader row, long owner, int first = 0) => new(owner)
    {
        Epoch = row.GetInt64(first),
        Seq = row.GetInt64(first + 1),
        Day = row.GetInt32(first + 2),
        Likes = row.GetInt32(first + 3),
        Superlikes = row.GetInt32(first + 4),
        Rewinds = row.GetInt32(first + 5),
        Pools = StoredList.Parse(row.GetString(first + 6)),
        Nicknames = StoredList.Parse(row.GetString(first + 7)),
        Unsettled = row.GetInt16(first + 8) != 0,
        Recent = StoredList.ParseNumbers(row.GetString(first + 9)),
        Taken = TakenPlaces.Parse(row.GetString(first + 10)),
        Pictures = (PictureWork)row.GetInt16(first + 11),
    };

    internal static Relation RelationOf(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1))
    {
        Swipe = (SwipeKind)row.GetInt16(2),
        SwipedAt = row.TimeOrNull(3),
        Seq = row.GetInt64(4),
        ChargedDay = row.GetInt32(5),
        Heard = (SwipeKind)row.GetInt16(6),
        HeardAt = row.TimeOrNull(7),
        HeardSeq = row.GetInt64(8),
        FriendSince = row.TimeOrNull(9),
        Note = row.TextOrNull(10),
        HeardNote = row.TextOrNull(11),
        Blocks = (Blocks)row.GetInt16(12),
        BlockedAt = row.TimeOrNull(13),
        Pending = row.GetInt32(14) != 0,
    };
}
