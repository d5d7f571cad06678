using System.Net.Sockets;
using Swiper.Cluster.Tests.Support;

namespace Swiper.Cluster.Tests.Hosting;

/// <summary>Stops an API that has a connection in every possible state.</summary>
public sealed class StoppingApiTests(ClusterFixture fixture)
{
    private const string Served = "HTTP/1.1 200";
    private const string Refused = "HTTP/1.1 503";
    private const string Body = "birth_year=1990";

    [Fact]
    public async Task Stop_WithConnectionsOpen_ServesForAMomentThenRefusesAndFinishesWhatHasStarted()
    {
        var cluster = await fixture.Get();
        var node = cluster.State.Apis[^1];
        var address = new Uri($"http://127.0.0.1:{node.HttpPort}");
        using var api = new ApiClient(cluster.Address);
        var person = await Person.SignUp(api);
        var info = RawConnection.Head("GET /api/user/info", person.Token);
        using var started = await RawConnection.Open(address);
        using var asking = await RawConnection.Open(address);
        using var watching = await RawConnection.Open(address);
        using var waiting = await RawConnection.Open(address);
        using var late = await RawConnection.Open(address);
        await started.Send(RawConnection.Head("POST /api/user/info", person.Token)
            + $"Content-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\nContent-Length: {Body.Length}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 100", await started.Read(), StringComparison.Ordinal);
        foreach (var connection in (RawConnection[])[waiting, late])
        {
            await connection.Send(info + "\r\n");
            Assert.StartsWith(Served, await connection.Read(), StringComparison.Ordinal);
        }

        // Half a request; the rest follows once the API is stopping.
        await late.Send(info);
        var answer = asking.LastAnswer(info);
        var readiness = watching.LastAnswer(RawConnection.Head("GET /health/ready"));
        var stopping = cluster.Stop(node.Name, TestContext.Current.CancellationToken);

        Assert.StartsWith(Served, await answer, StringComparison.Ordinal);
        Assert.StartsWith(Refused, await readiness, StringComparison.Ordinal);
        Assert.Equal("", await waiting.Read());
        await Assert.ThrowsAsync<SocketException>(() => RawConnection.Open(address));
        await late.Send("\r\n");
        var refusal = await late.Read();
        Assert.StartsWith(Refused, refusal, StringComparison.Ordinal);
        Assert.Contains("Connection: close", refusal, StringComparison.Ordinal);
        Assert.Contains("1503", refusal, StringComparison.Ordinal);
        Assert.False(stopping.IsCompleted);
        await started.Send(Body);
        Assert.StartsWith(Served, await started.Read(), StringComparison.Ordinal);
        await stopping;
        Assert.Equal(1990, (await person.Info()).GetProperty("birth_year").GetInt32());
    }
}
