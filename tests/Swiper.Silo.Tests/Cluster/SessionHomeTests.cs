using System.Net;
using Swiper.Silo.Cluster;

namespace Swiper.Silo.Tests.Cluster;

public sealed class SessionHomeTests
{
    private static readonly SiloAddress Here = SiloAddress.New(IPAddress.Loopback, 11111, 1);
    private static readonly SiloAddress There = SiloAddress.New(IPAddress.Loopback, 11112, 2);
    private static readonly SiloAddress Elsewhere = SiloAddress.New(IPAddress.Loopback, 11113, 3);

    private readonly SessionHome _home = new(new LocalSilo());
    private readonly VisitedUser _user = new();

    [Fact]
    public async Task Invoke_RequestsComeFromAnotherSilo_UserMovesThereOnce()
    {
        await Come(SessionHome.Patience - 1, There);
        Assert.Empty(_user.Moves);

        await Come(3, There);

        Assert.Equal([There], _user.Moves);
    }

    [Fact]
    public async Task Invoke_RequestsComeFromHere_UserStays()
    {
        await Come(SessionHome.Patience * 2, Here);

        Assert.Empty(_user.Moves);
    }

    [Fact]
    public async Task Invoke_RequestsComeFromEverywhere_UserStays()
    {
        for (var round = 0; round < SessionHome.Patience; round++)
        {
            await Come(SessionHome.Patience - 1, There);
            await Come(1, round % 2 == 0 ? Here : Elsewhere);
        }

        Assert.Empty(_user.Moves);
    }

    [Theory]
    [InlineData("sys.client", "0123456789abcdef")]
    [InlineData("swiper.user", "2a")]
    public async Task Invoke_CallerIsInNoSilosApi_UserStays(string type, string key)
    {
        await Come(SessionHome.Patience * 2, GrainId.Create(type, key));

        Assert.Empty(_user.Moves);
    }

    private Task Come(int times, SiloAddress silo) => Come(times, GrainId.Create("sys.client", "hosted-" + silo.ToParsableString()));

    private async Task Come(int times, GrainId caller)
    {
        for (var left = times; left > 0; left--)
        {
            var call = new VisitingCall(_user, caller);
            await _home.Invoke(call);
            Assert.True(call.IsInvoked);
        }
    }

    private sealed class LocalSilo : ILocalSiloDetails
    {
        public string Name => "";

        public string ClusterId => "";

        public string DnsHostName => "";

        public SiloAddress SiloAddress => Here;

        public SiloAddress GatewayAddress => Here;
    }
}
