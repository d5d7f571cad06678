using Swiper.Grains.Interfaces;
using Swiper.Grains.Tests.Support;
using Swiper.Grains.Users;

namespace Swiper.Grains.Tests.Accounts;

[Collection(nameof(MovingClock))]
public sealed class SessionsOverTimeTests(MovingCluster cluster)
{
    [Fact]
    public async Task AnyRequest_ThirtyDaysLater_IsRefused()
    {
        var ann = await cluster.NewPerson();

        cluster.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromTicks(1));
        Assert.NotNull(await ann.Info());

        cluster.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(ErrorCode.LOGIN_ERROR, (await ann.Grain.GetInfo(ann.Proof)).Refusal?.Code);
    }

    [Fact]
    public async Task OpenSession_EndedOnesAmongSixteen_DoNotPushOutLiveOnes()
    {
        var ann = await cluster.NewPerson();
        for (var id = 2; id < Limits.SessionsMax; id++)
        {
            await ann.OpenSession(id);
        }

        cluster.Clock.Advance(TimeSpan.FromDays(20));
        var alive = new Person(cluster, (await ann.OpenSession(100))!.Session);
        cluster.Clock.Advance(TimeSpan.FromDays(10));
        for (var id = 101; id < 100 + Limits.SessionsMax; id++)
        {
            await ann.OpenSession(id);
        }

        Assert.NotNull(await alive.Info());
        Assert.Equal(Limits.SessionsMax, cluster.Documents.State<UserState>("user", ann.Grain).Sessions.Length);
    }
}
