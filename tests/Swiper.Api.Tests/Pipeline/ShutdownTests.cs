using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Pipeline;

public sealed class ShutdownTests
{
    [Fact]
    public async Task Stop_WithARequestUnderWay_FinishesItAndRefusesNewOnes()
    {
        await using var server = await RelaxedServer.Start();
        var person = await Person.SignUp(server.Api);
        using var connection = await RawConnection.Open(server.Api.Address);
        await connection.Send(RawConnection.Head("POST /api/user/info", person.Token)
            + "Content-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\nContent-Length: 15\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 100", await connection.Read(), StringComparison.Ordinal);

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
        await connection.Send("birth_year=1990");
        Assert.StartsWith("HTTP/1.1 200", await connection.Read(), StringComparison.Ordinal);
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
}
