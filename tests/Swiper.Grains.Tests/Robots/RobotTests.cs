using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Robots;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Robots;

public sealed class RobotTests(StillCluster cluster)
{
    private readonly string _place = cluster.NewPlace();

    [Fact]
    public async Task CreateRobot_New_IsAUserOnDecks()
    {
        var (grain, robot) = New();
        var bob = await cluster.NewPerson(Sex.Male, _place);

        Assert.True(await grain.CreateRobot(robot));

        Assert.True(await grain.AsReference<IUserPeer>().Exists());
        var card = Assert.Single(await bob.Deck());
        Assert.Equal((grain.GetPrimaryKeyLong(), robot.Nickname), (card.Id, card.Nickname));
        Assert.Equal(card, await grain.AsReference<IUserPeer>().GetCard());
    }

    [Fact]
    public async Task CreateRobot_Repeated_SucceedsAndChangesNothing()
    {
        var (grain, robot) = New();
        await grain.CreateRobot(robot);
        var head = cluster.Relations.Head(grain.GetPrimaryKeyLong());

        Assert.True(await grain.CreateRobot(robot));
        await cluster.Deactivate(grain);
        Assert.True(await grain.CreateRobot(robot));

        Assert.Equal(head, cluster.Relations.Head(grain.GetPrimaryKeyLong()));
    }

    [Fact]
    public async Task CreateRobot_IdIsTaken_IsRefused()
    {
        var ann = await cluster.NewPerson();
        var before = await ann.Info();

        Assert.False(await ann.Operator.CreateRobot(New().Robot));
        Assert.Equal(before, await ann.Info());
    }

    [Fact]
    public async Task CreateRobot_NicknameIsTaken_IsRefusedAndCreatesNoUser()
    {
        var ann = await cluster.NewPerson();
        var (grain, robot) = New();
        await ann.Update(new ProfileUpdate(robot.Nickname));

        Assert.False(await grain.CreateRobot(robot));

        Assert.False(await grain.AsReference<IUserPeer>().Exists());
        Assert.False(cluster.Candidates.IsListed(PoolKey.Of(Sex.Female, _place), grain.GetPrimaryKeyLong()));
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task CreateRobot_FailsHalfWay_ARepeatFinishesIt(FaultKind kind)
    {
        var (grain, robot) = New();
        using (cluster.Documents.Arm(kind, call => call == ("WriteStateAsync", grain.GetGrainId())))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => grain.CreateRobot(robot));
        }

        Assert.True(await grain.CreateRobot(robot));
        await cluster.Relations.Until(() => !cluster.Relations.Head(grain.GetPrimaryKeyLong()).Unsettled).Soon();
        Assert.True(cluster.Candidates.IsListed(PoolKey.Of(Sex.Female, _place), grain.GetPrimaryKeyLong()));
    }

    private (IUserOperator Grain, Robot Robot) New()
    {
        var grain = cluster.Grains.GetGrain<IUserOperator>(10_000_000_000 + cluster.NextNumber());
        var robot = new Robot(cluster.NewPhone(), cluster.NewNickname(), Sex.Female, new DateOnly(1996, 1, 1), _place, Sex.Male);
        return (grain, robot);
    }
}
