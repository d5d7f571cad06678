using Swiper.Api.Tests.Support;
using Swiper.Cli.Cluster;
using SwipeKind = Swiper.Grains.Interfaces.Swipes.SwipeKind;

namespace Swiper.Cluster.Tests.Support;

/// <summary>People at a round of speed dating, by their number in the record, and what became of them.</summary>
internal sealed class Town
{
    private const int SignUpsAtOnce = 20;

    private Town(Dictionary<int, Person> people) => People = people;

    /// <summary>Everybody.</summary>
    internal Dictionary<int, Person> People { get; }

    /// <summary>Signs everybody up.</summary>
    internal static async Task<Town> SignUp(ApiClient api, IEnumerable<int> numbers)
    {
        var people = new Dictionary<int, Person>();
        foreach (var batch in numbers.Chunk(SignUpsAtOnce))
        {
            foreach (var (number, person) in await Task.WhenAll(batch.Select(async number => (number, await Person.SignUp(api)))))
            {
                people.Add(number, person);
            }
        }

        return new Town(people);
    }

    /// <summary>Says what somebody decided.</summary>
    internal Task<Reply> Say(Decision decision)
    {
        var (from, to) = (People[decision.From], People[decision.To]);
        return decision.IsYes ? from.Like(to) : from.Dislike(to);
    }

    /// <summary>Who is whose friend, by numbers, each from their own side.</summary>
    internal async Task<List<(int, int)>> Friendships()
    {
        var numbers = People.ToDictionary(pair => pair.Value.Id, pair => pair.Key);
        var friends = await Task.WhenAll(People.Select(async pair => (pair.Key, Friends: await pair.Value.Friends())));
        return [.. friends.SelectMany(pair => pair.Friends.Select(friend => (pair.Key, numbers[friend]))).Order()];
    }

    /// <summary>What the databases hold of some decisions that they should not, or lack.</summary>
    internal async Task<List<Decision>> NotStored(LocalCluster cluster, string folder, IEnumerable<Decision> decisions)
    {
        await using var stores = new Databases(cluster.State, folder);
        var wrong = new List<Decision>();
        foreach (var decision in decisions)
        {
            var row = await stores.Relations.Of(People[decision.From].Id).Read(People[decision.From].Id, People[decision.To].Id);
            if (row?.Swipe != (decision.IsYes ? SwipeKind.Like : SwipeKind.Dislike))
            {
                wrong.Add(decision);
            }
        }

        return wrong;
    }
}
