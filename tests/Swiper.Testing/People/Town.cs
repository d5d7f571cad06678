using Swiper.Testing.Http;

namespace Swiper.Testing.People;

/// <summary>People at a round of speed dating, by their number in the record.</summary>
public sealed class Town
{
    private const int SignUpsAtOnce = 20;

    private Town(Dictionary<int, Person> people) => People = people;

    public Dictionary<int, Person> People { get; }

    public static async Task<Town> SignUp(ApiClient api, IEnumerable<int> numbers)
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

    /// <summary>The same people as clients of another server.</summary>
    public Town At(ApiClient api) => new(People.ToDictionary(pair => pair.Key, pair => pair.Value with { Api = api }));

    /// <summary>Sends one recorded decision.</summary>
    public Task<Reply> Say(Decision decision)
    {
        var (from, to) = (People[decision.From], People[decision.To]);
        return decision.IsYes ? from.Like(to) : from.Dislike(to);
    }

    /// <summary>The friends of each person, by number, from each side.</summary>
    /// <param name="send">Sends each request; by default once, and it must succeed.</param>
    public async Task<List<(int, int)>> Friendships(Func<Func<Task<Reply>>, Task<Reply>>? send = null)
    {
        var numbers = People.ToDictionary(pair => pair.Value.Id, pair => pair.Key);
        var friends = await Task.WhenAll(People.Select(async pair => (pair.Key, Friends: await pair.Value.Friends(send))));
        return [.. friends.SelectMany(pair => pair.Friends.Select(friend => (pair.Key, numbers[friend]))).Order()];
    }
}
