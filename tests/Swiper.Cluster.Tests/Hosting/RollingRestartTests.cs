using System.Collections.Concurrent;
using System.Globalization;
using Swiper.Cluster.Tests.Support;

namespace Swiper.Cluster.Tests.Hosting;

public class RollingRestartTests(ClusterFixture fixture, ITestOutputHelper output)
{
    private const int Users = 16;

    [Fact]
    public async Task Restart_UnderLoad_FailsNoRequest()
    {
        var cluster = await fixture.Get();
        using var api = new ApiClient(cluster.Address);
        var town = await Town.SignUp(api, Enumerable.Range(0, Users));
        using var done = new CancellationTokenSource();
        var failed = new ConcurrentQueue<string>();
        var load = town.People.Keys.Select(number => Use(town, number, failed, done.Token)).ToList();

        for (var round = 0; round < (ClusterFixture.Rounds is null ? 1 : 3); round++)
        {
            await cluster.Restart(TestContext.Current.CancellationToken);
        }

        await done.CancelAsync();
        var requests = (await Task.WhenAll(load)).Sum();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{requests} requests, {failed.Count} failed"));
        Assert.True(failed.IsEmpty, string.Join('\n', failed) + '\n' + fixture.FailuresInLogs());
    }

    /// <summary>Uses the app continuously and counts requests.</summary>
    private static async Task<int> Use(Town town, int number, ConcurrentQueue<string> failed, CancellationToken done)
    {
        var (me, count) = (town.People[number], 0);
        for (; !done.IsCancellationRequested; count += 3)
        {
            var other = town.People[(number + 1 + (count % (Users - 1))) % Users];
            await Check("info", me.Get("/api/user/info"), failed);
            await Check("friends", me.Get("/api/social/friends"), failed);
            await Check("swipe", count % 2 == 0 ? me.Like(other) : me.Dislike(other), failed);
        }

        return count;
    }

    private static async Task Check(string what, Task<Reply> request, ConcurrentQueue<string> failed)
    {
        try
        {
            var reply = await request;
            if (reply.Status != 200)
            {
                failed.Enqueue($"{DateTime.UtcNow:O} {what} {reply.Status} {reply.Text}");
            }
        }
        catch (HttpRequestException exception)
        {
            failed.Enqueue($"{DateTime.UtcNow:O} {what} {exception}");
        }
    }
}
