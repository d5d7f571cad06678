using System.Net.Sockets;
using System.Text;
using Swiper.Api.Tests.Support;
using Xunit;

namespace Swiper.Api.Tests.Pipeline;

public sealed class ShutdownTests
{
    [Fact]
    public async Task Stop_WithARequestUnderWay_FinishesItAndRefusesNewOnes()
    {
        await using var server = await RelaxedServer.Start();
        var person = await Person.SignUp(server.Api);
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(server.Api.Address.Host, server.Api.Address.Port, cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/user/info HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {person.Token}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Expect: 100-continue\r\nContent-Length: 15\r\nConnection: close\r\n\r\n"), cancellation);
        Assert.StartsWith("HTTP/1.1 100", await ReadSome(stream), StringComparison.Ordinal);

        // The server asked for the body, so the request is under way.
        await server.Server.Terminate();
        Reply refused;
        do
        {
            refused = await server.Api.Get("/api/user/info", person.Token);
        }
        while (refused.Status == 200);

        refused.Refused(ErrorCode.UNAVAILABLE);
        (await server.Api.Get("/health/ready")).Refused(ErrorCode.UNAVAILABLE);
        (await server.Api.Get("/health/live")).Ok();
        await stream.WriteAsync("birth_year=1990"u8.ToArray(), cancellation);
        Assert.StartsWith("HTTP/1.1 200", await ReadSome(stream), StringComparison.Ordinal);
        await server.Server.Ended();
        Assert.Equal(0, server.Server.ExitCode);
        await server.Restart();
        Assert.Equal(1990, (await (person with { Api = server.Api }).Info()).GetProperty("birth_year").GetInt32());
    }

    [Fact]
    public async Task Start_OnADataFolderInUse_IsRefusedInOneSentence()
    {
        await using var first = await RelaxedServer.Start();

        await using var second = SwiperServer.Launch(first.DataFolder);
        await second.Ended();

        Assert.NotEqual(0, second.ExitCode);
        var sentence = Assert.Single(second.Output.Lines);
        Assert.Contains("in use by another server", sentence, StringComparison.Ordinal);
        (await first.Api.Get("/health/ready")).Ok();
    }

    [Theory]
    [InlineData("Auth:SigningKey", "c2hvcnQ=")]
    [InlineData("Auth:SigningKey", "not base64!")]
    [InlineData("RateLimits:SignInBurst", "0")]
    [InlineData("RateLimits:GeneralPerSecond", "many")]
    [InlineData("Proxies:Known:0", "proxy.example")]
    [InlineData("Metrics:Allow:0", "10.0.0.0/99")]
    [InlineData("Quotas:Like", "-1")]
    public async Task Start_WithASettingThatCannotWork_IsRefusedInOneSentenceThatNamesIt(string setting, string value)
    {
        using var folder = new TemporaryFolder();

        await using var server = SwiperServer.Launch(folder.Path, (setting, value));
        await server.Ended();

        Assert.NotEqual(0, server.ExitCode);
        var sentence = Assert.Single(server.Output.Lines, line => line.StartsWith("swiper: ", StringComparison.Ordinal));
        Assert.Contains(setting.Split(':')[0], sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Output.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    private static async Task<string> ReadSome(NetworkStream stream)
    {
        var buffer = new byte[4096];
        return Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
    }
}
