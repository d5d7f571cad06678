using MySqlConnector;
using Swiper.Cli.Cluster;
using Swiper.Cluster.Tests.Support;

namespace Swiper.Cluster.Tests.Storage;

/// <summary>A cluster's grain state is in its databases, kept by Orleans' provider with our statements.</summary>
public sealed class GrainStateTests(ClusterFixture fixture)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Databases_OfACluster_HaveTheStatementsAndTheState()
    {
        var cluster = await fixture.Get();
        using var api = new ApiClient(cluster.Address);
        var anna = await Person.SignUp(api);

        var phones = new List<string>();
        for (var shard = 0; shard < cluster.State.Shards; shard++)
        {
            Assert.Equal(
                ["ClearStorageKey", "DeleteStorageKey", "ReadFromStorageKey", "WriteToStorageKey"],
                await Read(cluster, shard, "SELECT QueryKey FROM OrleansQuery WHERE QueryText LIKE '%document%' ORDER BY 1"));
            phones.AddRange(await Read(cluster, shard, "SELECT CONVERT(`key` USING utf8mb4) FROM document WHERE kind = 'swiper.verify-code/code'"));
        }
        Assert.Contains(anna.Phone, phones);
    }

    [Fact]
    public async Task Nicknames_ThatLookLikeOneNumber_AreWhatFoldingSays()
    {
        using var api = new ApiClient((await fixture.Get()).Address);
        var people = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Person.SignUp(api)));
        // Fresh digits that are also hexadecimal, so that no other nickname ends with them.
        var digits = people[0].Sid;

        async Task<Reply> Name(int person, string nickname) => await people[person].Post("/api/user/info", ("nickname", nickname));
        (await Name(0, "abc" + digits)).Ok();
        (await Name(1, "0abc" + digits)).Ok();
        (await Name(2, "ABC" + digits)).Refused(ErrorCode.NICKNAME_TAKEN);
        (await Name(2, digits)).Ok();
        (await Name(3, "0" + digits)).Ok();
        (await Name(4, digits)).Refused(ErrorCode.NICKNAME_TAKEN);
        (await Name(4, "0" + digits)).Refused(ErrorCode.NICKNAME_TAKEN);

        Assert.Equal("abc" + digits, (await people[0].Info()).GetProperty("nickname").GetString());
        Assert.Equal("0abc" + digits, (await people[1].Info()).GetProperty("nickname").GetString());
    }

    [Fact]
    public async Task Write_DatabaseMovedAway_IsRefusedAndNoLogNamesAnybody()
    {
        var cluster = await fixture.Get();
        using var api = new ApiClient(cluster.Address);
        var anna = await Person.SignUp(api);
        var phone = Phones.Fresh();

        await Mark(cluster, shard => $"moved away: {shard}");
        try
        {
            (await api.Form("/api/user/verify", null, ("phonenum", phone))).Refused(ErrorCode.UNAVAILABLE);
            (await anna.Post("/api/user/info", ("location", "Elsewhere"))).Refused(ErrorCode.UNAVAILABLE);
            while (!Logs(cluster).Contains("failed to write state 'code': what it holds is being moved, or was", StringComparison.Ordinal))
            {
                Cancel.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await Mark(cluster, shard => shard);
        }

        // Development logs codes, and Anna's was logged.
        (await anna.Post("/api/user/info", ("location", "Elsewhere"))).Ok();
        Assert.DoesNotContain(phone[1..], Logs(cluster), StringComparison.Ordinal);
    }

    private static async Task Mark(LocalCluster cluster, Func<string, string> markOf)
    {
        for (var shard = 0; shard < cluster.State.Shards; shard++)
        {
            var name = $"{shard + 1} of {cluster.State.Shards}";
            await Read(cluster, shard, $"UPDATE store_info SET value = '{markOf(name)}' WHERE name = 'shard'");
        }
    }

    private string Logs(LocalCluster cluster) => string.Concat(cluster.State.Silos.Concat(cluster.State.Apis).Select(node =>
    {
        using var log = new FileStream(Path.Combine(fixture.Folder, "logs", node.Name + ".log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(log);
        return reader.ReadToEnd();
    }));

    private static async Task<List<string>> Read(LocalCluster cluster, int shard, string sql)
    {
        await using var connection = new MySqlConnection(MariaDb.ConnectionString(cluster.State, shard));
        await connection.OpenAsync(Cancel);
        await using var command = new MySqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var values = new List<string>();
        while (await reader.ReadAsync(Cancel))
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }
}
