using System.Net;

namespace Swiper.Deploy.Tests.Scripts;

public sealed class ServiceTests
{
    private const int Clients = 3;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RollingRestart_UnderLoad_RestartsOneAtATimeAndNoRequestFails()
    {
        await using var machine = await FakeMachine.Start();
        var before = await File.ReadAllTextAsync(machine.Nginx.UpstreamFile, Cancel);

        var (result, failed) = await UnderLoad(machine, () => machine.Run("rolling-restart.sh"));

        result.ShouldSucceed();
        Assert.Empty(failed);
        Assert.Equal(
            [
                "restart swiper-silo@1.service",
                "restart swiper-silo@2.service",
                "restart swiper-api@1.service without swiper-api@1.service",
                "restart swiper-api@2.service without swiper-api@2.service",
            ],
            machine.Orders);
        Assert.Equal(before, await File.ReadAllTextAsync(machine.Nginx.UpstreamFile, Cancel));
    }

    [Fact]
    public async Task RollingRestart_WhenAnApiDoesNotComeBack_StopsThereAndLeavesItOut()
    {
        await using var machine = await FakeMachine.Start(readySeconds: 1);
        var first = machine["swiper-api@1.service"];
        first.IsBroken = true;

        var (result, failed) = await UnderLoad(machine, () => machine.Run("rolling-restart.sh", "api"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("api 1 is not ready", result.Text, StringComparison.Ordinal);
        Assert.Empty(failed);
        Assert.Equal("restart swiper-api@1.service without swiper-api@1.service", Assert.Single(machine.Orders));
        Assert.Contains($"server 127.0.0.1:{first.Port} max_fails=3 fail_timeout=5s down;", await File.ReadAllTextAsync(machine.Nginx.UpstreamFile, Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("api")]
    public async Task RollingRestart_WhenAnotherIsNotReady_TouchesNone(string kind)
    {
        await using var machine = await FakeMachine.Start();
        machine[$"swiper-{kind}@2.service"].IsBroken = true;

        var result = await machine.Run("rolling-restart.sh", kind);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{kind} 2 is not ready", result.Text, StringComparison.Ordinal);
        Assert.Empty(machine.Orders);
    }

    [Fact]
    public async Task RollingRestart_OfTheOnlyOne_IsRefused()
    {
        await using var machine = await FakeMachine.Start(apis: "1");

        var result = await machine.Run("rolling-restart.sh", "api");

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(machine.Orders);
    }

    [Fact]
    public async Task Start_OfAll_StartsSilosBeforeApis()
    {
        await using var machine = await FakeMachine.Start();

        (await machine.Run("start.sh")).ShouldSucceed();

        Assert.Equal(["start swiper-silo@1.service swiper-silo@2.service", "start swiper-api@1.service swiper-api@2.service"], machine.Orders);
    }

    [Fact]
    public async Task Start_WhenOneDoesNotGetReady_Fails()
    {
        await using var machine = await FakeMachine.Start(readySeconds: 1);
        machine["swiper-silo@2.service"].IsBroken = true;

        var result = await machine.Run("start.sh");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("start swiper-silo@1.service swiper-silo@2.service", Assert.Single(machine.Orders));
    }

    [Fact]
    public async Task Stop_OfAll_StopsApisBeforeSilos()
    {
        await using var machine = await FakeMachine.Start();

        (await machine.Run("stop.sh")).ShouldSucceed();

        Assert.Equal(["stop swiper-api@1.service swiper-api@2.service", "stop swiper-silo@1.service swiper-silo@2.service"], machine.Orders);
    }

    [Fact]
    public async Task Restart_OfOneKind_LeavesTheOtherAlone()
    {
        await using var machine = await FakeMachine.Start();

        (await machine.Run("restart.sh", "api")).ShouldSucceed();

        Assert.Equal(["stop swiper-api@1.service swiper-api@2.service", "start swiper-api@1.service swiper-api@2.service"], machine.Orders);
    }

    /// <summary>Posts through nginx while an operation runs, and answers the responses other than 200.</summary>
    private static async Task<(ToolResult Result, IReadOnlyList<HttpStatusCode> Failed)> UnderLoad(FakeMachine machine, Func<Task<ToolResult>> run)
    {
        // One connection per request: a reload closes idle ones, and a client that has just sent on one cannot tell.
        using var client = machine.Nginx.Client(keepConnections: false);
        var running = run();
        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Post(client, running)));
        return (await running, [.. answers.SelectMany(status => status).Where(status => status != HttpStatusCode.OK)]);
    }

    private static async Task<List<HttpStatusCode>> Post(HttpClient client, Task until)
    {
        var answers = new List<HttpStatusCode>();
        do
        {
            using var answer = await client.PostAsync(new Uri("/api/social/like", UriKind.Relative), new StringContent("sid=7"), Cancel);
            answers.Add(answer.StatusCode);
        }
        while (!until.IsCompleted);
        return answers;
    }
}
