namespace Swiper.Storage.Tests.Postgres;

public sealed class PostgresRecoveryTests(PostgresServer server)
{
    [Fact]
    public async Task Write_AfterTheServerCutEveryConnection_WorksAgain()
    {
        var database = await server.CreateDatabase();
        await using var stores = server.OpenStores(database);
        var relations = stores.Relations;
        Assert.True(await relations.Claim(1, 0));

        await server.Execute("postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");

        // The driver notices a cut connection only by using it.
        Assert.True(await relations.Write(Some.Rows(1, Some.Swipe(1, 2, 1))));
        Assert.NotNull(await relations.Of(1).Read(1, 2));
    }
}
