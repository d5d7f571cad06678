using Swiper.Grains.Interfaces;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Accounts;

[Collection(nameof(MovingClock))]
public sealed class SignInOverTimeTests(MovingCluster cluster)
{
    private readonly PhoneOwner _owner = new(cluster);

    [Fact]
    public async Task Send_AMinuteLater_SendsAnotherCodeAndTheFirstStopsWorking()
    {
        var first = await _owner.Receive();
        cluster.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(TimeSpan.FromSeconds(1), (await _owner.Number.Send()).Refusal?.RetryAfter);
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await _owner.Receive();

        Assert.Equal(first == second ? null : ErrorCode.VCODE_ERROR, await _owner.LogInRefusal(first));
        Assert.Null(first == second ? null : await _owner.LogInRefusal(second));
    }

    [Fact]
    public async Task Send_SixthInAnHour_IsRefusedUntilTheFirstIsAnHourOld()
    {
        await SendEachMinute(4);
        var fifth = await _owner.Number.Send();
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(TimeSpan.FromMinutes(56), fifth.Value?.ResendIn);
        Assert.Equal(new Refusal(ErrorCode.TOO_MANY_REQUESTS, RetryAfter: TimeSpan.FromMinutes(55)), (await _owner.Number.Send()).Refusal);

        cluster.Clock.Advance(TimeSpan.FromMinutes(55));
        await _owner.Receive();
    }

    [Fact]
    public async Task Send_EleventhInADay_IsRefusedUntilTheFirstIsADayOldAlsoAfterARestart()
    {
        await SendEachMinute(5);
        cluster.Clock.Advance(TimeSpan.FromHours(1));
        await SendEachMinute(5);
        cluster.Clock.Advance(TimeSpan.FromHours(1));
        await cluster.Deactivate(_owner.Number);

        Assert.Equal(
            new Refusal(ErrorCode.TOO_MANY_REQUESTS, RetryAfter: TimeSpan.FromHours(22) - TimeSpan.FromMinutes(10)),
            (await _owner.Number.Send()).Refusal);

        cluster.Clock.Advance(TimeSpan.FromHours(22) - TimeSpan.FromMinutes(10));
        await _owner.Receive();
    }

    [Theory]
    [InlineData(299, null)]
    [InlineData(300, ErrorCode.VCODE_ERROR)]
    public async Task Login_AroundFiveMinutesLater_WorksUntilThen(int seconds, ErrorCode? refusal)
    {
        var code = await _owner.Receive();
        cluster.Clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(refusal, await _owner.LogInRefusal(code));
    }

    [Fact]
    public async Task Login_Again_FindsTheSameUserAndOpensAnotherSession()
    {
        var first = await _owner.LogIn(await _owner.Receive());
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        await cluster.Deactivate(_owner.Number);
        var second = await _owner.LogIn(await _owner.Receive());

        Assert.False(second.Created);
        Assert.Equal(first.Session.UserId, second.Session.UserId);
        Assert.NotEqual(first.Session.SessionId, second.Session.SessionId);
        Assert.NotNull(await new Person(cluster, first.Session).Info());
        Assert.NotNull(await new Person(cluster, second.Session).Info());
    }

    [Fact]
    public async Task Login_NewCodeAfterFiveWrongTries_Works()
    {
        await _owner.Receive();
        for (var i = 0; i < 5; i++)
        {
            await _owner.LogInRefusal(_owner.WrongCode);
        }

        cluster.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.NotNull(await _owner.LogIn(await _owner.Receive()));
    }

    private async Task SendEachMinute(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await _owner.Receive();
            cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
