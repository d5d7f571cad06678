using System.Globalization;
using Swiper.Api.Tests.Support;
using Xunit;

namespace Swiper.Api.Tests.Swipes;

/// <summary>Replays what people really decided at ten rounds of speed dating, and finds the couples that were recorded.</summary>
public sealed class SpeedDatingTests
{
    private const string FileName = "speed-dating-waves-01-10.csv";
    private const int SignUpsAtOnce = 50;

    [Fact]
    public async Task Replay_OfRecordedDecisions_FindsTheRecordedMatchesAlsoAfterARestart()
    {
        var file = Find();
        Assert.SkipUnless(file is not null, $"{FileName} is in neither ../shared/data nor $SWIPER_SHARED/data.");
        var decisions = Read(file!);
        var recorded = decisions.Where(decision => decision.IsMatch).Select(decision => (decision.From, decision.To)).ToHashSet();
        Assert.Equal((250, 3560, 310), (decisions.Select(decision => decision.From).Distinct().Count(), decisions.Count, recorded.Count / 2));
        await using var server = await RelaxedServer.Start();
        var people = await SignUp(server.Api, decisions.Select(decision => decision.From).Distinct());

        await Task.WhenAll(decisions.Select(async decision =>
        {
            var (from, to) = (people[decision.From], people[decision.To]);
            (await (decision.IsYes ? from.Like(to) : from.Dislike(to))).Ok();
        }));

        Assert.Equal(recorded.Order(), await Matches(people));
        await server.Restart();
        Assert.Equal(recorded.Order(), await Matches(people.ToDictionary(pair => pair.Key, pair => pair.Value with { Api = server.Api })));
    }

    private static async Task<IEnumerable<(int, int)>> Matches(Dictionary<int, Person> people)
    {
        var numbers = people.ToDictionary(pair => pair.Value.Id, pair => pair.Key);
        var friends = await Task.WhenAll(people.Select(async pair => (pair.Key, Friends: await pair.Value.Friends())));
        return friends.SelectMany(pair => pair.Friends.Select(friend => (pair.Key, numbers[friend]))).Order();
    }

    private static async Task<Dictionary<int, Person>> SignUp(ApiClient api, IEnumerable<int> numbers)
    {
        var people = new Dictionary<int, Person>();
        foreach (var batch in numbers.Chunk(SignUpsAtOnce))
        {
            foreach (var (number, person) in await Task.WhenAll(batch.Select(async number => (number, await Person.SignUp(api)))))
            {
                people.Add(number, person);
            }
        }

        return people;
    }

    private static List<Decision> Read(string file) =>
        [.. File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Select(cells => new Decision(Number(cells[1]), Number(cells[2]), cells[6] == "1", cells[7] == "1"))];

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static string? Find()
    {
        var folders = new List<string?> { Environment.GetEnvironmentVariable("SWIPER_SHARED") };
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Swiper.sln")))
            {
                folders.Add(Path.Combine(folder.FullName, "..", "shared"));
            }
        }

        return folders.OfType<string>().Select(folder => Path.Combine(folder, "data", FileName)).FirstOrDefault(File.Exists);
    }

    private sealed record Decision(int From, int To, bool IsYes, bool IsMatch);
}
