using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Interfaces.Users;
using Swiper.Silo.Control;
using Swiper.Silo.Robots;

namespace Swiper.Silo.Tests.Control;

public sealed class ControlTests : IAsyncLifetime
{
    private static readonly RobotOrder Order = new(Seed: 1, Places: ["沈阳"], From: 0, Count: 20);

    private readonly TemporaryFolder _folder = new();
    private WebApplication _server = null!;
    private HttpClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Development",
            Args = ["--Data", _folder.Path, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning"],
        });
        builder.AddSwiperSilo();
        builder.Services.AddControl();
        _server = builder.Build();
        _server.MapControl();
        await _server.StartAsync(Cancellation);
        var file = await ServerFile.Read(_folder.Path, Cancellation);
        _client = new HttpClient { BaseAddress = new Uri(file!.Url) };
        _client.DefaultRequestHeaders.Add(ControlApi.KeyHeader, file.Key);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.StopAsync(Cancellation);
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Seed_Order_CreatesUsersOnceAndContinues()
    {
        Assert.Equal(new RobotsSeeded(20, 0), await Seed(Order));
        Assert.Equal(new RobotsSeeded(0, 20), await Seed(Order));
        Assert.Equal(new RobotsSeeded(5, 20), await Seed(Order with { Count = 25 }));

        var (id, robot) = new RobotRun(Order.Seed, Order.Places).At(0, 0);
        var card = await _server.Services.GetRequiredService<IGrainFactory>().GetGrain<IUserPeer>(id).GetCard();
        Assert.Equal((robot.Nickname, "沈阳"), (card?.Nickname, card?.Location));
    }

    [Fact]
    public async Task Seed_NicknamesAreTaken_TakesOthers()
    {
        var grains = _server.Services.GetRequiredService<IGrainFactory>();
        var (_, robot) = new RobotRun(Order.Seed, Order.Places).At(0, 0);
        Assert.True(await grains.GetGrain<IUserOperator>(1).CreateRobot(robot with { Phone = "+8610" }));

        Assert.Equal(new RobotsSeeded(20, 0), await Seed(Order));
        Assert.Equal(new RobotsSeeded(0, 20), await Seed(Order));
    }

    [Fact]
    public async Task Seed_FreshRobot_IsStoredAsItsGrainWouldStoreIt()
    {
        await Seed(Order);
        var grains = _server.Services.GetRequiredService<IGrainFactory>();
        var (id, robot) = new RobotRun(Order.Seed, Order.Places).At(0, 0);

        // The grain accepts its own work: the phone number is bound, the nickname held, and nothing is left to settle.
        Assert.True(await grains.GetGrain<IUserOperator>(id).CreateRobot(robot));
        Assert.True(await grains.GetGrain<IVerifyCodeGrain>(robot.Phone).BindRobot(id));
        Assert.False(await grains.GetGrain<IVerifyCodeGrain>(robot.Phone).BindRobot(id + 1));
        Assert.False(await grains.GetGrain<INicknameGrain>(FoldedText.Of(robot.Nickname)).Claim(id + 1, 1));
        Assert.Empty(await _server.Services.GetRequiredService<IRelationStore>().Shard(0).ReadUnfinished(0, 10));

        var seeker = new Seeker(1, robot.DatingSex, Age: 30, MinAge: 18, MaxAge: 100);
        var pool = grains.GetGrain<ICandidatePoolGrain>(PoolKey.Of(robot.Sex, robot.Location, hasPosition: true));
        var cards = await pool.Cards(seeker, [id]);
        Assert.Equal(robot.Nickname, Assert.Single(cards.Value).Nickname);
    }

    [Fact]
    public async Task Seed_InterruptedAfterTheFirstWrite_IsFinished()
    {
        var (id, robot) = new RobotRun(Order.Seed, Order.Places).At(0, 0);
        var head = new PartitionHead(id) { Epoch = 1, Seq = 1, Unsettled = true, Pools = [PoolKey.Of(robot.Sex, robot.Location)] };
        await _server.Services.GetRequiredService<IRelationStore>().Write(new RelationWrite(id, 0, head, []));

        Assert.Equal(new RobotsSeeded(20, 0), await Seed(Order));
        Assert.True(await _server.Services.GetRequiredService<IGrainFactory>().GetGrain<IUserPeer>(id).Exists());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Seed_WithoutTheKey_IsNotFound(string? key)
    {
        _client.DefaultRequestHeaders.Remove(ControlApi.KeyHeader);
        using var request = new HttpRequestMessage(HttpMethod.Post, ControlApi.RobotsRoute) { Content = new StringContent("not even JSON") };
        if (key is not null)
        {
            request.Headers.Add(ControlApi.KeyHeader, key);
        }

        using var response = await _client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task Seed_TooMany_IsRefused()
    {
        using var response = await _client.PostAsJsonAsync(
            ControlApi.RobotsRoute, Order with { Count = RobotOrder.CountMax + 1 }, ControlJson.Default.RobotOrder, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task ServerFile_WhileItRuns_IsForItsOwnerOnlyAndGoesWithIt()
    {
        var path = Path.Combine(_folder.Path, ServerFile.Name);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        await _server.StopAsync(Cancellation);

        Assert.False(File.Exists(path));
        Assert.Null(await ServerFile.Read(_folder.Path, Cancellation));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8000", "https://[::]:1", "http://0.0.0.0:8000")]
    [InlineData("http://127.0.0.1:8000", "http://[::]:8000")]
    [InlineData("https://127.0.0.1:1", "https://127.0.0.1:1")]
    public void Choose_Addresses_IsOneThisMachineCanCall(string expected, params string[] addresses) =>
        Assert.Equal(expected, ServerFileWriter.Choose(addresses));

    private async Task<RobotsSeeded?> Seed(RobotOrder order)
    {
        using var response = await _client.PostAsJsonAsync(ControlApi.RobotsRoute, order, ControlJson.Default.RobotOrder, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync(ControlJson.Default.RobotsSeeded, Cancellation);
    }
}
