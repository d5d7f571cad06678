namespace Swiper.Storage;

/// <summary>Queries that every database understands. SQLite numbers their parameters by first appearance.</summary>
internal static class RelationSql
{
    internal const string Columns = """
        owner, other, swipe, swiped_at, seq, charged_day, heard, heard_at, heard_seq, friend_since,
        CASE WHEN EXISTS (SELECT 1 FROM pending p WHERE p.owner = relation.owner AND p.other = relation.other) THEN 1 ELSE 0 END
        """;

    internal const string HeadColumns = "epoch, seq, day, likes, superlikes, rewinds, pools, nicknames, unsettled, recent, taken";

    /// <summary>Holds for people who stay off the owner's deck: swiped, unless the swipe is a dislike of before <c>@since</c>, or parted.</summary>
    internal const string IsSeen = "(swipe IN (1, 2, 4) OR heard = 4 OR (swipe = 3 AND swiped_at >= @since))";

    internal const string Row = $"SELECT {Columns} FROM relation WHERE owner = @owner AND other = @other";

    /// <summary>Scans all of the owner's rows; rarely used, see <see cref="Grains.Interfaces.Storage.PartitionHead.Recent"/>.</summary>
    /// <remarks>Finds the row first: PostgreSQL would otherwise look up all rows in <c>pending</c>, and read that from end to end for it.</remarks>
    internal const string LastSwipe = $"""
        SELECT {Columns} FROM relation WHERE owner = @owner AND other =
            (SELECT last.other FROM relation last WHERE last.owner = @owner AND last.swipe BETWEEN 1 AND 3 ORDER BY last.seq DESC LIMIT 1)
        """;

    internal const string Friends =
        "SELECT other, friend_since FROM relation WHERE owner = @owner AND friend_since IS NOT NULL " +
        "ORDER BY friend_since DESC, other DESC LIMIT @limit";

    internal const string FriendsAfter =
        "SELECT other, friend_since FROM relation WHERE owner = @owner AND friend_since IS NOT NULL AND friend_since <= @since " +
        "AND (friend_since < @since OR other < @id) ORDER BY friend_since DESC, other DESC LIMIT @limit";
}
