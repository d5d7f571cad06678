using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Discovery;

/// <summary>Silos are killed while the parts of a pool split and join, and decks are dealt from them.</summary>
public sealed class KilledSiloTests(KilledSiloCluster cluster) : IClassFixture<KilledSiloCluster>
{
    private const int Residents = 40;
    private const int Guests = 16;
    private const int Looks = 1_000;

    [Fact]
    public async Task Deck_SilosAreKilledWhilePartsSplitAndJoin_ShowsEveryoneAndNobodyTwice()
    {
        var place = cluster.NewPlace();
        var bob = await cluster.NewPerson(Sex.Male, place);
        var residents = await Everyone(Residents, place);
        var guests = await Everyone(Guests, place);
        var tree = new PoolTree(cluster, PoolKey.Of(Sex.Female, place));
        using var isOver = new CancellationTokenSource();

        var tides = ComeAndGo(guests, isOver.Token);
        var swiped = await SwipeEveryone(bob, groups => groups switch
        {
            2 or 6 => cluster.KillSilo(),
            4 => cluster.StartSilo(),
            _ => Task.CompletedTask,
        });
        await isOver.CancelAsync();
        await tides;

        Assert.Empty(residents.Select(woman => woman.Id).Except(swiped));
        Assert.Equal(residents.Concat(guests).Select(woman => woman.Id).Order(), (await Settled(tree, Residents + Guests)).Order());
        Assert.All(await KilledSiloCluster.Insist(tree.Sizes), size => Assert.InRange(size, 0, SmallPoolCluster.PoolSize));
    }

    /// <summary>People sign up one after the other, since a crowd could run into the timeout of a call.</summary>
    private async Task<List<Person>> Everyone(int count, string place)
    {
        var people = new List<Person>();
        while (people.Count < count)
        {
            people.Add(await cluster.NewPerson(Sex.Female, place));
        }

        return people;
    }

    /// <summary>Everyone in the pool, once it has as many as it should, or retries have had their time: a listing that met a dead silo is retried.</summary>
    private async Task<List<long>> Settled(PoolTree tree, int count)
    {
        var found = await KilledSiloCluster.Insist(() => tree.Everyone());
        for (var looks = 0; looks < Looks && found.Count != count; looks++)
        {
            cluster.Clock.Advance(new RedeliveryOptions().RetryInterval);
            found = await KilledSiloCluster.Insist(() => tree.Everyone());
        }

        return found;
    }

    /// <summary>Hides the guests, so that parts join, and shows them, so that parts split, until it is over. Ends with everyone shown.</summary>
    private static async Task ComeAndGo(IReadOnlyList<Person> guests, CancellationToken isOver)
    {
        while (!isOver.IsCancellationRequested)
        {
            foreach (var isHidden in (bool[])[true, false])
            {
                await Task.WhenAll(guests.Select(guest => KilledSiloCluster.Insist(() => guest.Update(new ProfileUpdate(Hidden: isHidden)))));
            }
        }
    }

    /// <summary>Dislikes everyone on the deck, group by group, and deals again until nobody is left; after each group something happens.</summary>
    private static async Task<HashSet<long>> SwipeEveryone(Person seeker, Func<int, Task> happens)
    {
        var swiped = new HashSet<long>();
        var groups = 0;
        for (var group = 0; ; group++)
        {
            var cards = await KilledSiloCluster.Insist(() => seeker.Deck(group));
            if (cards.IsEmpty && group == 0)
            {
                return swiped;
            }

            foreach (var card in cards)
            {
                Assert.True(swiped.Add(card.Id), $"{card.Id} is shown again.");
                await KilledSiloCluster.Insist(() => seeker.Grain.Swipe(seeker.Proof, card.Id, SwipeKind.Dislike));
            }

            await happens(++groups);
            group = cards.IsEmpty ? -1 : group;
        }
    }
}
