using System.Globalization;
using Swiper.Benchmarks.Http;

namespace Swiper.Api.Tests.Benchmarks;

/// <summary>A load measures whatever the server does with its connections, and says what failed.</summary>
public sealed class LoadTests
{
    private const int Requests = 100;

    /// <summary>Far longer than the requests take: the load ends with the last of them.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(1);

    private static readonly byte[] Request = [.. "GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8];

    [Fact]
    public async Task Run_ServerThatAnnouncesTheEndOfAConnection_OpensAnotherAndLosesNothing()
    {
        await using var server = new ClosingServer(answers: 10, saysSo: true);

        var result = await Load.Run(server.Port, Some(Requests), 1, LongEnough);

        Assert.Equal((Requests, 0), (result.Count, result.Lost));
        Assert.Equal(Requests / 2, result.Refused[429]);
        Assert.Equal(Requests / 2, result.Failures);
    }

    [Fact]
    public async Task Run_ServerThatClosesWithoutAWord_CountsTheLostRequests()
    {
        await using var server = new ClosingServer(answers: 9, saysSo: false);

        var result = await Load.Run(server.Port, Some(Requests), 1, LongEnough);

        Assert.Equal((Requests * 9 / 10, Requests / 10), (result.Count, result.Lost));
    }

    [Fact]
    public async Task Run_ServerThatGoesAway_EndsWithWhatWasMeasured()
    {
        await using var server = new ClosingServer(answers: 10, saysSo: true);
        var sent = 0;

        var result = await Load.Run(server.Port, _ => Next(), 1, LongEnough);

        Assert.Equal((10, 1), (result.Count, result.Lost));

        byte[] Next()
        {
            if (sent++ == 9)
            {
                server.Stop();
            }

            return Request;
        }
    }

    [Fact]
    public async Task Program_TwiceInARow_PrintsResultsEachTime()
    {
        using var folder = new TemporaryFolder();
        await using var server = await SwiperServer.Start(folder.Path);
        for (var run = 0; run < 2; run++)
        {
            var result = await Bench(server.Api.Address.Port);

            result.ShouldSucceed();
            Assert.Matches(@"GET /api/user/info: [^;]* requests/s,[^;]*;\s0\sof\s[0-9]+\sfailed\s+POST /api/social/like: [^;]*;\s0\sof\s[0-9]+\sfailed", result.Output);
            Assert.Empty(result.Error);
        }
    }

    [Fact]
    public async Task Program_WhereNoSwiperServes_SaysSoInOneSentence()
    {
        await using var server = new ClosingServer(answers: 1, saysSo: true);

        foreach (var port in (int[])[server.Port, Ports.Free()])
        {
            var result = await Bench(port);

            Assert.Equal(1, result.ExitCode);
            Assert.Matches($"^swiper: The server on port {port} [^\n]*\\.\n$", result.Text);
        }
    }

    private static Func<int, byte[]?> Some(int count) => _ => count-- > 0 ? Request : null;

    private static Task<ToolResult> Bench(int port) => Tool.Require("dotnet").Run(
    [
        Path.Combine(AppContext.BaseDirectory, "Swiper.Benchmarks.dll"), "load", "--port", port.ToString(CultureInfo.InvariantCulture), "--rounds", "1", "--seconds", "0.5",
    ]);
}
