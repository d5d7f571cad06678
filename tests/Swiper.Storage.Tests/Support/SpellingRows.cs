using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.Migrations;

namespace Swiper.Storage.Tests.Support;

/// <summary>Heads with the keys of an earlier version, and which of them hold keys that are made in another way since.</summary>
internal static class SpellingRows
{
    internal const string Sql = """
        INSERT INTO `partition` (owner, epoch, seq, day, likes, superlikes, rewinds, pools, nicknames, unsettled, recent) VALUES
            (1, 1, 1, 0, 0, 0, 0, '["female@北京"]', '["小明"]', 0, '[]'),
            (2, 1, 1, 0, 0, 0, 0, '["male@北京"]', '["ALICE7"]', 0, '[]'),
            (3, 1, 1, 0, 0, 0, 0, '[]', '[]', 0, '[]'),
            (4, 1, 1, 0, 0, 0, 0, '["female@Paris"]', '["小红"]', 0, '[]'),
            (5, 1, 1, 0, 0, 0, 0, '["male@São Paulo"]', '[]', 0, '[]'),
            (6, 1, 1, 0, 0, 0, 0, '["male@北京"]', '["MARY ANN"]', 0, '[]'),
            (7, 1, 1, 0, 0, 0, 0, '["male@北京"]', '["STRAßE"]', 0, '[]'),
            (8, 1, 1, 0, 0, 0, 0, '["male@\u5317\uD83C\uDFE0"]', '[]', 0, '[]')
        """;

    /// <summary>The steps to the schema that had no place.</summary>
    internal static IEnumerable<Migration> Before(StorageProvider provider) =>
        MigrationCatalog.Of(provider).TakeWhile(step => !step.Sql.Contains("COLUMN place", StringComparison.Ordinal));

    internal static async Task Check(IRelationStore store) =>
        Assert.Equal([4, 5, 6, 7, 8], await store.Shard(0).ReadUnfinished(0, 10));
}
