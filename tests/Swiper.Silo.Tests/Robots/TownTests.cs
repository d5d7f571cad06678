using Microsoft.AspNetCore.Builder;
using Swiper.Cli.Robots;
using Swiper.Silo.Control;
using Swiper.Silo.Robots;

namespace Swiper.Silo.Tests.Robots;

public sealed class TownTests : IDisposable
{
    private static readonly RobotOrder Order = new(Seed: 1, Places: [], From: 0, Count: 10);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_NoServerRuns_SeedsByItselfAndLetsTheFolderGo()
    {
        await using (var town = await Town.Open(_folder.Path, [], Cancellation))
        {
            Assert.IsType<OwnTown>(town);
            Assert.Equal(new RobotsSeeded(10, 0), await town.Seed(Order, Cancellation));
        }

        await using var again = await Town.Open(_folder.Path, [], Cancellation);
        Assert.Equal(new RobotsSeeded(2, 10), await again.Seed(Order with { Count = 12 }, Cancellation));
    }

    [Fact]
    public async Task Open_AServerRuns_SeedsThroughIt()
    {
        await using var server = await StartServer();
        await using var town = await Town.Open(_folder.Path, [], Cancellation);

        Assert.IsType<ServerTown>(town);
        Assert.Equal(new RobotsSeeded(10, 0), await town.Seed(Order, Cancellation));
        await server.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Seed_TheServerRestarted_SaysThatItDoesNotKnowUs()
    {
        await using var server = await StartServer();
        var file = await ServerFile.Read(_folder.Path, Cancellation);
        await using var town = new ServerTown(file! with { Key = "of a run before" });

        var failure = await Assert.ThrowsAsync<TownException>(() => town.Seed(Order, Cancellation));

        Assert.Contains("404", failure.Message, StringComparison.Ordinal);
        await server.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Execute_ManyMoreThanAnOrder_AsksForEachOnce()
    {
        var town = new CountingTown();
        var progress = 0.0;

        await new SeedRun(town, seed: 1, [], count: 12_345).Execute(more => progress += more, Cancellation);

        Assert.Equal(12_345, progress);
        Assert.Equal(Enumerable.Range(0, 12_345), town.Orders.SelectMany(order => Enumerable.Range(order.From, order.Count)));
        Assert.All(town.Orders, order => Assert.True(order.IsValid()));
    }

    [Theory]
    [InlineData("--users", "-1")]
    [InlineData("--users", "many")]
    [InlineData("--city", " ")]
    [InlineData("--seed", "x")]
    public void Parse_OptionThatCannotBe_IsAnError(string option, string value) =>
        Assert.NotEmpty(SeedCommand.Create().Parse([option, value]).Errors);

    [Fact]
    public void Parse_Nothing_IsFine() => Assert.Empty(SeedCommand.Create().Parse([]).Errors);

    private async Task<WebApplication> StartServer()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Development",
            Args = ["--Data", _folder.Path, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None"],
        });
        builder.AddSwiperSilo();
        builder.Services.AddControl();
        var server = builder.Build();
        server.MapControl();
        await server.StartAsync(Cancellation);
        return server;
    }

    private sealed class CountingTown : ITown
    {
        public List<RobotOrder> Orders { get; } = [];

        public string Name => "";

        public Task<RobotsSeeded> Seed(RobotOrder order, CancellationToken cancellationToken)
        {
            Orders.Add(order);
            return Task.FromResult(new RobotsSeeded(order.Count, 0));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
