using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Operators;

[Collection(nameof(MovingClock))]
public sealed class BanOverTimeTests(MovingCluster cluster)
{
    [Fact]
    public async Task Ban_Days_EndsByItselfToTheSecond()
    {
        var place = cluster.NewPlace();
        var (ann, bob) = (await cluster.NewPerson(Sex.Female, place), await cluster.NewPerson(Sex.Male, place));
        var ban = (await bob.Operator.Ban(3, new BanReason("x"))).Value!;
        Assert.Equal(0, ban.Until!.Value.Ticks % TimeSpan.TicksPerSecond);

        cluster.Clock.Advance(ban.Until.Value - cluster.Now - TimeSpan.FromTicks(1));
        Assert.Null(await bob.OpenSession(2));
        Assert.Null(await bob.Peer.GetCard());

        cluster.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.NotNull(await bob.Peer.GetCard());
        Assert.True(await bob.Peer.Exists());

        // Decks show them again once they have signed in.
        bob = new Person(cluster, (await bob.OpenSession(3))!.Session);
        await cluster.AdvanceUntil(Listed(bob), TimeSpan.FromSeconds(2));
        Assert.Equal([bob.Id], await ann.WholeDeck());
    }

    [Fact]
    public async Task Login_Banned_IsRefusedWithTheBanWhateverTheCode()
    {
        var owner = new PhoneOwner(cluster);
        var bob = new Person(cluster, (await owner.LogIn(await owner.Receive())).Session);
        cluster.Clock.Advance(TimeSpan.FromMinutes(2));
        var code = await owner.Receive();
        var ban = (await bob.Operator.Ban(30, new BanReason("x"))).Value;

        Assert.Equal(ErrorCode.VCODE_ERROR, await owner.LogInRefusal(owner.WrongCode));
        Assert.Equal(new Refusal(ErrorCode.BANNED, Ban: ban), (await owner.Number.Login(code, device: null)).Refusal);
        Assert.Equal(ErrorCode.BANNED, await owner.LogInRefusal(code));
    }

    private async Task Listed(Person person)
    {
        while (cluster.Candidates.EntriesOf(person.Id).Count == 0)
        {
            await person.Info();
        }
    }
}
