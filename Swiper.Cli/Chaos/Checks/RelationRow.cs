using System.Collections.Immutable;
using MySqlConnector;
using Swiper.Cli.Cluster;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Cli.Chaos.Checks;

/// <summary>What one side of a pair has stored about the other.</summary>
/// <param name="Owner">The side whose row it is.</param>
/// <param name="Other">The other side.</param>
/// <param name="Swipe">What the owner said.</param>
/// <param name="Heard">What the owner heard.</param>
/// <param name="IsFriend">Whether the row says that the two are friends.</param>
/// <param name="IsPending">Whether the other has yet to be told.</param>
internal sealed record RelationRow(long Owner, long Other, SwipeKind Swipe, SwipeKind Heard, bool IsFriend, bool IsPending)
{
    private const string Query = """
        SELECT r.owner, r.other, r.swipe, r.heard, r.friend_since IS NOT NULL, p.owner IS NOT NULL
        FROM relation r LEFT JOIN pending p ON p.owner = r.owner AND p.other = r.other
        """;

    /// <summary>Every row of every shard, straight from the database.</summary>
    public static async Task<ImmutableArray<RelationRow>> ReadAll(ClusterState cluster, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<RelationRow>();
        for (var shard = 0; shard < cluster.Shards; shard++)
        {
            await using var connection = new MySqlConnection(MariaDb.ConnectionString(cluster, shard));
            await connection.OpenAsync(cancellationToken);
            await using var command = new MySqlCommand(Query, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(new RelationRow(
                    reader.GetInt64(0),
                    reader.GetInt64(1),
                    (SwipeKind)reader.GetInt16(2),
                    (SwipeKind)reader.GetInt16(3),
                    reader.GetInt32(4) == 1,
                    reader.GetInt32(5) == 1));
            }
        }

        return rows.DrainToImmutable();
    }
}
