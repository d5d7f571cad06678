using System.Globalization;
using MySqlConnector;
using Swiper.Cli.Chaos.Checks;
using Swiper.Cli.Cluster;
using Swiper.Cluster.Tests.Support;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Cluster.Tests.Chaos;

/// <summary>The checks of a chaos run find what is planted in the database, and nothing where nothing is.</summary>
public sealed class FindingsTests(ClusterFixture fixture)
{
    private const string Mine = "owner = @me AND other = @you";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UPDATE relation SET swipe = 0 WHERE " + Mine, "lost")]
    [InlineData("UPDATE relation SET swipe = 3, friend_since = NULL WHERE " + Mine, "lost")]
    [InlineData("DELETE FROM relation WHERE " + Mine, "lost")]
    [InlineData("UPDATE relation SET friend_since = NULL WHERE " + Mine, "one-sided")]
    [InlineData("UPDATE relation SET heard = 0, friend_since = NULL WHERE " + Mine, "one-sided")]
    [InlineData("INSERT INTO pending (owner, other) VALUES (@me, @you)", "one-sided")]
    public async Task Findings_OfAPlantedDefect_NameIt(string plant, string kind)
    {
        var cluster = await fixture.Get();
        var (me, you) = await Friends(cluster);
        Dictionary<(long, long), SwipeKind> acknowledged = new() { [(me.Id, you.Id)] = SwipeKind.Like, [(you.Id, me.Id)] = SwipeKind.Like };
        await Quiet(() => Check(cluster, acknowledged, me, you));

        await Execute(cluster, plant, me, you);

        var after = await Check(cluster, acknowledged, me, you);
        Assert.Equal(kind == "lost", !after.Lost.IsEmpty);
        Assert.NotEmpty(after.OneSided);
    }

    [Fact]
    public void Findings_OfAFriendTheAppDoesNotShow_NameIt()
    {
        RelationRow[] rows = [new(1, 2, SwipeKind.Like, SwipeKind.Like, true, false), new(2, 1, SwipeKind.Like, SwipeKind.Like, true, false)];

        var findings = Findings.Of(new Dictionary<(long, long), SwipeKind>(), rows, new Dictionary<long, IReadOnlyCollection<long>> { [1] = [2], [2] = [] });

        Assert.Single(findings.OneSided);
    }

    /// <summary>Whoever was left swipes as before, and is answered as before; nothing is stored.</summary>
    [Fact]
    public void Findings_AfterAFriendshipHasEnded_ExpectNothingOfTheOther()
    {
        Dictionary<(long, long), SwipeKind> acknowledged = new() { [(1, 2)] = SwipeKind.Unfriend, [(2, 1)] = SwipeKind.Superlike };
        RelationRow[] rows = [new(1, 2, SwipeKind.Unfriend, SwipeKind.Like, false, false), new(2, 1, SwipeKind.Like, SwipeKind.Unfriend, false, false)];

        var findings = Findings.Of(acknowledged, rows, new Dictionary<long, IReadOnlyCollection<long>>());

        Assert.Empty(findings.Lost);
        Assert.Empty(findings.OneSided);
    }

    private static async Task<(Person Me, Person You)> Friends(LocalCluster cluster)
    {
        using var api = new ApiClient(cluster.Address);
        var (me, you) = (await Person.SignUp(api), await Person.SignUp(api));
        (await me.Like(you)).Ok();
        Assert.True((await you.Like(me)).Ok().GetProperty("is_matched").GetBoolean());
        return (me, you);
    }

    /// <summary>An answer does not wait until the other side has been told.</summary>
    private static async Task Quiet(Func<Task<Findings>> check)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience);
        while (await check() is not { Lost.IsEmpty: true, OneSided.IsEmpty: true })
        {
            await Task.Delay(PollInterval, limit.Token);
        }
    }

    private static async Task<Findings> Check(LocalCluster cluster, Dictionary<(long, long), SwipeKind> acknowledged, Person me, Person you)
    {
        var rows = (await RelationRow.ReadAll(cluster.State, Cancel)).Where(row => row.Owner == me.Id || row.Owner == you.Id).ToList();
        return Findings.Of(acknowledged, rows, new Dictionary<long, IReadOnlyCollection<long>>());
    }

    /// <summary>In every shard, since the row is in one of them.</summary>
    private static async Task Execute(LocalCluster cluster, string sql, Person me, Person you)
    {
        for (var shard = 0; shard < cluster.State.Shards; shard++)
        {
            await using var connection = new MySqlConnection(MariaDb.ConnectionString(cluster.State, shard));
            await connection.OpenAsync(Cancel);
            await using var count = new MySqlCommand("SELECT COUNT(*) FROM relation WHERE " + Mine, connection);
            await using var command = new MySqlCommand(sql, connection);
            foreach (var statement in (MySqlCommand[])[count, command])
            {
                statement.Parameters.AddWithValue("@me", me.Id);
                statement.Parameters.AddWithValue("@you", you.Id);
            }

            if (Convert.ToInt64(await count.ExecuteScalarAsync(Cancel), CultureInfo.InvariantCulture) > 0)
            {
                await command.ExecuteNonQueryAsync(Cancel);
            }
        }
    }
}
