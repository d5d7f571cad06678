using Microsoft.Data.Sqlite;

namespace Swiper.Storage.Tests.Sqlite;

/// <summary>A list is read from its index, in order, so that a page costs the same however long the list is.</summary>
public sealed class SqlitePlanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(nameof(RelationSql.Friends), "relation_friends")]
    [InlineData(nameof(RelationSql.FriendsAfter), "relation_friends")]
    [InlineData(nameof(RelationSql.Likes), "relation_likes")]
    [InlineData(nameof(RelationSql.LikesAfter), "relation_likes")]
    [InlineData(nameof(RelationSql.CountLikes), "relation_likes")]
    [InlineData(nameof(RelationSql.Superlikes), "relation_likes")]
    [InlineData(nameof(RelationSql.Blocks), "relation_blocks")]
    [InlineData(nameof(RelationSql.BlocksAfter), "relation_blocks")]
    [InlineData(nameof(RelationSql.CountBlocks), "relation_blocks")]
    public async Task List_OfAnOwner_IsReadFromItsIndex(string list, string index)
    {
        await using (var stores = new TestStores(_folder.Path))
        {
            Assert.Equal(1, stores.Shards.Count);
        }

        await using var connection = new SqliteConnection($"Data Source={_folder.At("swiper.db")};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {SqlOf(list)}";
        foreach (var parameter in (string[])["@owner", "@since", "@id", "@limit"])
        {
            command.Parameters.AddWithValue(parameter, 1);
        }

        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            steps.Add(reader.GetString(3));
        }

        var reads = steps.Where(step => step.Contains("relation", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(reads);
        Assert.All(reads, read => Assert.Contains($"INDEX {index} (owner=?", read, StringComparison.Ordinal));
    }

    private static string SqlOf(string list) => list switch
    {
        nameof(RelationSql.Friends) => RelationSql.Friends,
        nameof(RelationSql.FriendsAfter) => RelationSql.FriendsAfter,
        nameof(RelationSql.Likes) => RelationSql.Likes,
        nameof(RelationSql.LikesAfter) => RelationSql.LikesAfter,
        nameof(RelationSql.CountLikes) => RelationSql.CountLikes,
        nameof(RelationSql.Blocks) => RelationSql.Blocks,
        nameof(RelationSql.BlocksAfter) => RelationSql.BlocksAfter,
        nameof(RelationSql.CountBlocks) => RelationSql.CountBlocks,
        _ => RelationSql.Superlikes,
    };
}
