using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Swiper.Cli.Chaos.Network;

namespace Swiper.Cluster.Tests.Chaos;

public sealed class RelayTests
{
    private const int Bytes = 1_000_000;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(100);

    /// <summary>Timers fire that much early at most.</summary>
    private static readonly TimeSpan TimerStep = TimeSpan.FromMilliseconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(Bytes)]
    public async Task Relay_Always_PassesEveryByteOnAsLateAsItIsTold(int count)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var there = new IPEndPoint(IPAddress.Loopback, Ports.Free());
        await using var relay = new Relay(there, (IPEndPoint)server.LocalEndpoint, () => Delay);
        using var client = new TcpClient();
        await client.ConnectAsync(there, Cancel);
        using var accepted = await server.AcceptTcpClientAsync(Cancel);
        var sent = Enumerable.Range(0, count).Select(number => (byte)number).ToArray();
        var received = new byte[count];
        var watch = Stopwatch.StartNew();

        var sending = client.GetStream().WriteAsync(sent, Cancel);
        await accepted.GetStream().ReadExactlyAsync(received, Cancel);
        await sending;

        Assert.Equal(sent, received);
        Assert.True(watch.Elapsed >= Delay - TimerStep, $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Relay_WhenTheServerCloses_ClosesTheClient()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var there = new IPEndPoint(IPAddress.Loopback, Ports.Free());
        await using var relay = new Relay(there, (IPEndPoint)server.LocalEndpoint, () => Delay);
        using var client = new TcpClient();
        await client.ConnectAsync(there, Cancel);

        (await server.AcceptTcpClientAsync(Cancel)).Dispose();

        Assert.Equal(0, await client.GetStream().ReadAsync(new byte[1], Cancel));
    }
}
