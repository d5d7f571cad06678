using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests;

/// <summary>The main flows with grains spread over three silos.</summary>
public sealed class ThreeSiloTests(ThreeSiloCluster cluster) : IClassFixture<ThreeSiloCluster>
{
    [Fact]
    public async Task SignIn_ManyAtOnce_EachGetsTheirOwnUserAndOneSession()
    {
        var owners = Enumerable.Range(0, 30).Select(_ => new PhoneOwner(cluster)).ToList();

        var results = await Task.WhenAll(owners.Select(async owner =>
        {
            var code = await owner.Receive();
            return await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => owner.Number.Login(code, device: null)));
        }));

        var tickets = results.Select(tries => Assert.Single(tries, result => result.Refusal is null).Value!).ToList();
        Assert.Equal(tickets.Count, tickets.Select(ticket => ticket.Session.UserId).Distinct().Count());
        Assert.All(tickets, ticket => Assert.True(ticket.Created));
    }

    [Fact]
    public async Task Nickname_HundredClaimIt_OneGetsIt()
    {
        var nickname = cluster.NewNickname();
        var people = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => cluster.NewPerson()));

        var results = await Task.WhenAll(people.Select(person => person.Grain.UpdateInfo(person.Proof, new ProfileUpdate(nickname))));

        Assert.Single(results, result => result.Refusal is null);
        Assert.Equal(99, results.Count(result => result.Refusal?.Code == ErrorCode.NICKNAME_TAKEN));
    }

    [Fact]
    public async Task Swipe_EverybodyLikesEverybodyAtOnce_AllAreFriends()
    {
        var place = cluster.NewPlace();
        var men = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => cluster.NewPerson(Sex.Male, place)));
        var women = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => cluster.NewPerson(Sex.Female, place)));
        Assert.All(await Task.WhenAll(men.Select(man => man.WholeDeck())), deck => Assert.Equal(10, deck.Count));

        var told = await Task.WhenAll(men.SelectMany(man => women.Select(woman => Task.WhenAll(man.Swipe(woman), woman.Swipe(man)))));

        Assert.All(told, both => Assert.Contains(true, both));
        Assert.All(await Task.WhenAll(men.Select(man => man.Friends())), friends => Assert.Equal(10, friends.Length));
        Assert.All(await Task.WhenAll(women.Select(woman => woman.Friends())), friends => Assert.Equal(10, friends.Length));
        Assert.All(await Task.WhenAll(men.Select(man => man.WholeDeck())), Assert.Empty);
    }

    [Fact]
    public async Task Logout_OnOneSilo_HoldsOnAll()
    {
        var ann = await cluster.NewPerson();
        await ann.Grain.Logout(ann.Proof, all: true);

        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ann.Grain.GetInfo(ann.Proof).AsTask())),
            result => Assert.Equal(ErrorCode.LOGIN_ERROR, result.Refusal?.Code));
    }

    [Fact]
    public async Task Store_FailsOnASilo_ReachesTheClientAsTheSameException()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        using (cluster.Relations.Arm(FaultKind.FailBefore, call => call.WritesRow(ann.Id, bob.Id)))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.TrySwipe(bob));
        }

        Assert.False(await ann.Swipe(bob, SwipeKind.Like));
    }
}
