using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Storage.Tests.Support;

/// <summary>A database of the first schema: a user who has yet to tell one of two others what they swiped.</summary>
internal static class FirstSchema
{
    /// <summary>The migrator's own records.</summary>
    internal const string InfoSql = """
        CREATE TABLE store_info (name VARCHAR(64) NOT NULL PRIMARY KEY, value VARCHAR(64) NOT NULL);
        INSERT INTO store_info (name, value) VALUES ('schema', '1');
        """;

    internal const string RowsSql = """
        INSERT INTO relation (owner, other, swipe, swiped_at, seq, charged_day, pending, heard, heard_at, heard_seq, friend_since) VALUES
            (1, 2, 1, 1000, 7, 739000, 1, 0, NULL, 0, NULL),
            (1, 3, 1, 2000, 8, 739000, 0, 1, 3000, 4, 3000),
            (2, 1, 0, NULL, 0, 0, 0, 1, 1000, 7, NULL)
        """;

    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    /// <summary>Asserts that all rows exist and can be changed.</summary>
    internal static async Task Check(IRelationStore store)
    {
        var pending = new Relation(1, 2) { Swipe = SwipeKind.Like, SwipedAt = Start.AddSeconds(1), Seq = 7, ChargedDay = 739_000, Pending = true };
        Assert.Equal(pending, await store.Of(1).Read(1, 2));
        Assert.Equal([pending], await store.Of(1).ReadPending(1, 10));
        Assert.Equal([1L], await store.Shard(0).ReadUnfinished(0, 10));
        Assert.Equal(3, (await store.Of(1).ReadLastSwipe(1))!.Other);
        Assert.Equal([new PersonSince(3, Start.AddSeconds(3))], await store.Of(1).ReadFriends(1, null, 10));
        Assert.Equal(7, (await store.Of(2).Read(2, 1))!.HeardSeq);
        Assert.Equal([new PersonSince(1, Start.AddSeconds(1))], await store.Of(2).ReadLikes(2, null, 10));

        Assert.True(await store.Claim(1, expectedEpoch: 0));
        Assert.Empty((await store.Of(1).ReadHead(1)).Recent);
        Assert.True(await store.Write(Some.Rows(1, pending with { Pending = false })));
        Assert.Empty(await store.Shard(0).ReadUnfinished(0, 10));
    }
}
