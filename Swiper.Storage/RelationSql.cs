namespace Swiper.Storage;

/// <summary>Queries that every database understands. SQLite numbers their parameters by first appearance.</summary>
internal static class RelationSql
{
    internal const string Columns = """
        owner, other, swipe, swiped_at, seq, charged_day, heard, heard_at, heard_seq, friend_since, note, heard_note, blocks, blocked_at,
        CASE WHEN EXISTS (SELECT 1 FROM pending p WHERE p.owner = relation.owner AND p.other = relation.other) THEN 1 ELSE 0 END
        """;

    internal const string HeadColumns = "epoch, seq, day, likes, superlikes, rewinds, pools, nicknames, unsettled, recent, taken, pictures";

    /// <summary>Finds whose pictures have work of one kind, or of both (3). The first condition is that of a partial index.</summary>
    internal const string HasPictureWork = "pictures <> 0 AND pictures IN (@work, 3) AND owner > @after ORDER BY owner LIMIT @limit";

    /// <summary>Holds for people who stay off the owner's deck: swiped, unless the swipe is a dislike of before <c>@since</c>, parted or blocked.</summary>
    internal const string IsSeen = "(swipe IN (1, 2, 4) OR heard = 4 OR blocks <> 0 OR (swipe = 3 AND swiped_at >= @since))";

    internal const string Row = $"SELECT {Columns} FROM relation WHERE owner = @owner AND other = @other";

    /// <summary>Scans all of the owner's rows; rarely used, see <see cref="Grains.Interfaces.Storage.PartitionHead.Recent"/>.</summary>
    /// <remarks>Finds the row first: PostgreSQL would otherwise look up all rows in <c>pending</c>, and read that from end to end for it.</remarks>
    internal const string LastSwipe = $"""
        SELECT {Columns} FROM relation WHERE owner = @owner AND other =
            (SELECT last.other FROM relation last WHERE last.owner = @owner AND last.swipe BETWEEN 1 AND 3 AND last.blocks = 0 ORDER BY last.seq DESC LIMIT 1)
        """;

    internal const string Friends =
        "SELECT other, friend_since FROM relation WHERE owner = @owner AND friend_since IS NOT NULL " +
        "ORDER BY friend_since DESC, other DESC LIMIT @limit";

    internal const string FriendsAfter =
        "SELECT other, friend_since FROM relation WHERE owner = @owner AND friend_since IS NOT NULL AND friend_since <= @since " +
        "AND (friend_since < @since OR other < @id) ORDER BY friend_since DESC, other DESC LIMIT @limit";

    /// <summary>Holds for likes and superlikes that wait for an answer. SQLite uses the index only for a query with these very words.</summary>
    private const string IsWaiting = "swipe = 0 AND blocks = 0 AND heard IN (1, 2)";

    private const string OfOwner = "FROM relation WHERE owner = @owner AND ";

    /// <remarks>The kind comes first: SQLite would otherwise look up both kinds, and sort them, once it knows that there are many.</remarks>
    private const string OfOwnerLikes = $"{OfOwner}heard = 1 AND {IsWaiting}";

    private const string OfOwnerSuperlikes = $"{OfOwner}heard = 2 AND {IsWaiting}";

    private const string IsAfter = " AND heard_at <= @since AND (heard_at < @since OR other < @id)";

    private const string NewestLike = " ORDER BY heard_at DESC, other DESC LIMIT @limit";

    /// <summary>Merges the two ranges of the index that superlikes are read from too, so that a like enters one index only.</summary>
    internal const string Likes = $"""
        SELECT other, heard_at FROM (SELECT other, heard_at {OfOwnerLikes}{NewestLike}) likes UNION ALL
        SELECT other, heard_at FROM (SELECT other, heard_at {OfOwnerSuperlikes}{NewestLike}) superlikes{NewestLike}
        """;

    internal const string LikesAfter = $"""
        SELECT other, heard_at FROM (SELECT other, heard_at {OfOwnerLikes}{IsAfter}{NewestLike}) likes UNION ALL
        SELECT other, heard_at FROM (SELECT other, heard_at {OfOwnerSuperlikes}{IsAfter}{NewestLike}) superlikes{NewestLike}
        """;

    internal const string CountLikes = $"SELECT COUNT(*) {OfOwner}{IsWaiting}";

    /// <summary>The second condition is that of a partial index.</summary>
    internal const string Blocks =
        "SELECT other, blocked_at FROM relation WHERE owner = @owner AND blocked_at IS NOT NULL AND blocks = 1 " +
        "ORDER BY blocked_at DESC, other DESC LIMIT @limit";

    internal const string BlocksAfter =
        "SELECT other, blocked_at FROM relation WHERE owner = @owner AND blocked_at IS NOT NULL AND blocks = 1 AND blocked_at <= @since " +
        "AND (blocked_at < @since OR other < @id) ORDER BY blocked_at DESC, other DESC LIMIT @limit";

    internal const string CountBlocks = "SELECT COUNT(*) FROM relation WHERE owner = @owner AND blocked_at IS NOT NULL AND blocks IN (1, 3)";

    /// <remarks>Reads the notes afterwards: PostgreSQL would otherwise fetch all rows and sort them, if it takes the owner for less popular.</remarks>
    internal const string Superlikes = $"""
        SELECT newest.other, newest.heard_at, (SELECT r.heard_note FROM relation r WHERE r.owner = @owner AND r.other = newest.other)
        FROM (SELECT other, heard_at {OfOwnerSuperlikes}{NewestLike}) newest ORDER BY newest.heard_at DESC, newest.other DESC
        """;
}
