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

        // The server asked for the body, so the request is in flight.
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
}
