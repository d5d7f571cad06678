using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Health;

public sealed class HealthTests(SharedServer shared)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_HealthyServer_IsOk(string path) =>
        Assert.Equal("ok", (await shared.Api.Get(path)).Ok().GetProperty("status").GetString());

    [Fact]
    public async Task Ready_WhileTheStoreIsLocked_SaysNoAndThenYesAgain()
    {
        await using var server = await RelaxedServer.Start(("Storage:BusyTimeout", "00:00:00.010"));
        using var database = Failing.Open(server.DataFolder);

        using (database.BeginTransaction(deferred: false))
        {
            await Until(server.Api, ErrorCode.UNAVAILABLE);
            (await server.Api.Get("/health/live")).Ok();
        }

        await Until(server.Api, ErrorCode.Ok);
    }

    /// <summary>An answer is cached for a second, so the next one may be stale.</summary>
    private static async Task Until(ApiClient api, ErrorCode expected)
    {
        Reply reply;
        do
        {
            reply = await api.Get("/health/ready");
        }
        while (reply.Code != expected);
        Assert.Equal(Reply.StatusOf(expected), reply.Status);
    }
}
