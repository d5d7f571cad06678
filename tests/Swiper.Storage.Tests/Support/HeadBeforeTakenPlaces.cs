using System.Globalization;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Tests.Support;

/// <summary>The head of a user who swiped under the schema that knew no <see cref="PartitionHead.Taken"/>.</summary>
internal static class HeadBeforeTakenPlaces
{
    internal static string InfoSql(int schema) => FirstSchema.InfoSql.Replace("'1'", string.Create(CultureInfo.InvariantCulture, $"'{schema}'"), StringComparison.Ordinal);

    internal static string RowSql(string table) => $"""
        INSERT INTO {table} (owner, epoch, seq, day, likes, superlikes, rewinds, pools, nicknames, unsettled, recent)
        VALUES (1, 5, 9, 739000, 2, 1, 0, '["male@x"]', '["ann"]', 0, '[3,2]')
        """;

    /// <summary>Asserts that the head is whole, and takes places from now on.</summary>
    internal static async Task Check(IRelationStore store)
    {
        var head = await store.Of(1).ReadHead(1);
        Assert.Equal((5L, 9L, 2, 1, default(TakenPlaces)), (head.Epoch, head.Seq, head.Likes, head.Superlikes, head.Taken));
        Assert.Equal([3L, 2], head.Recent);

        var taken = default(TakenPlaces).Take(0).Take(7);
        Assert.True(await store.Write(new RelationWrite(1, 5, head with { Taken = taken }, [])));
        Assert.Equal(taken, (await store.Of(1).ReadHead(1)).Taken);
    }
}
