using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Storage.Tests.Sql;

/// <summary>Every statement of a silo touches rows in proportion to its answer, however large the tables are.</summary>
public abstract class QueryPlanTests(DatabaseServer kind)
{
    /// <summary>Whose rows are most.</summary>
    private const long Popular = 1;
    private const string Pool = "female@1";

    /// <summary>A page of candidates is the largest answer.</summary>
    private const int LargestAnswer = 1_000;

    [Fact]
    public async Task EveryStatement_OnLargeTables_ReadsAnIndexAndNoMoreThanItAnswers()
    {
        await using var server = kind.Another();
        await server.InitializeAsync();
        var database = await server.CreateDatabase();
        await using (var empty = server.OpenStores(database))
        {
            Assert.Equal(1, empty.Shards.Count);
        }

        await server.Fill(database, PlanSize.Rows, PlanSize.Popular);
        await server.LogPlans(database);
        await using (var stores = server.OpenStores(database))
        {
            await UseEverything(stores);
        }

        var plans = server.ReadPlans().Where(plan => Tables.Any(table => plan.Statement.Contains(table, StringComparison.Ordinal))).ToList();
        PlanSize.Keep(server.Provider.ToString(), plans.Select(plan => $"{plan}\nrows touched: {plan.RowsTouched}"));

        Assert.All(Tables, table => Assert.Contains(plans, plan => plan.Statement.Contains(table, StringComparison.Ordinal)));
        Assert.All(plans, plan => Assert.False(plan.ReadsAll, plan.ToString()));
        Assert.All(plans.Where(plan => !ReadsAllOfAnOwner(plan)), plan => Assert.True(plan.RowsTouched <= 2 * LargestAnswer, plan.ToString()));
    }

    private static string[] Tables => ["partition", "relation", "pending", "candidate", "report", "document"];

    /// <summary>
    /// The last swipe is looked for among the owner's rows only after more rewinds than a head remembers, and likes are counted, by their index, once an
    /// activation.
    /// </summary>
    private static bool ReadsAllOfAnOwner(LoggedPlan plan) =>
        plan.Statement.Contains("BETWEEN 1 AND 3", StringComparison.Ordinal) || plan.Statement.Contains("COUNT(*) FROM relation", StringComparison.Ordinal);

    private static async Task UseReports(IReportStore reports)
    {
        var open = await reports.ReadPage(isOpen: true, null, 100);
        Assert.Equal(100, (await reports.ReadPage(isOpen: true, new ReportPlace(open[^1].At, open[^1].Id), 100)).Length);
        Assert.Equal(100, (await reports.ReadPage(isOpen: false, null, 100)).Length);
        Assert.Equal(100, (await reports.ReadBefore(open[^1].At, 100)).Length);
        Assert.True(await reports.CountAbout(open[0].Reported) > 0);
        Assert.NotNull(await reports.Read(open[0].Id));
        await reports.Add(Some.Report(open[0].Id));
        await reports.Close(open[0].Id, ReportDecision.Warn, "zoe", open[0].At);
        await reports.Delete(open[0].Id);
    }

    private static async Task UseEverything(TestStores stores)
    {
        var (relations, reader) = (stores.Relations, stores.Relations.Of(Popular));
        await reader.ReadHead(Popular);
        Assert.True((await reader.ReadStart(Popular)).HasPending);
        Assert.NotNull(await reader.Read(Popular, 1_000_002));
        Assert.Equal(64, (await reader.ReadPending(Popular, 64)).Length);
        Assert.NotNull(await reader.ReadLastSwipe(Popular));
        Assert.Equal(500, (await reader.ReadSwiped(Popular, [.. Enumerable.Range(1_000_000, 500).Select(other => (long)other)], default)).Length);
        var friends = await reader.ReadFriends(Popular, null, 100);
        Assert.Equal(100, (await reader.ReadFriends(Popular, friends[^1], 100)).Length);
        Assert.Equal(PlanSize.Popular / 2, await reader.CountLikes(Popular));
        var likes = await reader.ReadLikes(Popular, null, 100);
        Assert.Equal(100, (await reader.ReadLikes(Popular, likes[^1], 100)).Length);
        Assert.Equal(100, (await reader.ReadLikes(Popular, new PersonSince(1, DateTimeOffset.FromUnixTimeMilliseconds(PlanSize.Popular * 3 / 4)), 100)).Length);
        Assert.Equal(100, (await reader.ReadSuperlikes(Popular, 100)).Length);
        var blocks = await reader.ReadBlocks(Popular, null, 100);
        Assert.Equal(100, (await reader.ReadBlocks(Popular, blocks[^1], 100)).Length);
        Assert.True(await reader.CountBlocks(Popular) > 100);
        Assert.Equal(100, (await relations.Shard(0).ReadUnfinished(50, 100)).Length);

        Assert.True(await relations.Claim(Popular, 1));
        Assert.NotNull(await relations.ClaimAndChange(Popular, 2, 2_000_000_000, (row, head) => new RowDecision<bool>(row with { Heard = SwipeKind.Like, HeardSeq = 1 }, head, true)));
        Assert.NotNull(await relations.Change(new PartitionHead(Popular) { Epoch = 3 }, 1_000_003, null, (row, _) => new RowDecision<bool>(row with { Pending = true }, null, true)));
        Assert.True(await relations.Write(new RelationWrite(Popular, 3, new PartitionHead(Popular) { Epoch = 3 }, [Some.Swipe(Popular, 1_000_003, 9)])));

        Assert.Equal(LargestAnswer, (await stores.Shards[0].Candidates.ReadPage(Pool, 0, long.MaxValue, LargestAnswer)).Length);
        Assert.True(await stores.Candidates.Write(Pool, 3, 9, Some.Candidate(3, 9)));

        await UseReports(stores.Reports);

        using var states = await stores.OpenGrainState();
        var note = GrainId.Create("note", "new");
        var state = new GrainState<Memo>(new Memo { Text = "x" });
        await states.WriteStateAsync("note", note, state);
        await states.ReadStateAsync("note", note, state);
        await states.WriteStateAsync("note", note, state);
        await states.ClearStateAsync("note", note, state);
    }
}
