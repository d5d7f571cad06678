using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Swiper.Benchmarks.Town;

/// <summary>Signs people in over HTTP at a local server that shows codes.</summary>
/// <param name="port">The server's port.</param>
internal sealed class TownClient(int port) : IDisposable
{
    public const int Pools = 16;

    /// <summary>The polling interval for a code, which is sent after its request was answered.</summary>
    private const int Looks = 100;

    /// <summary>How often a request is repeated that a limit or a fault refuses for a moment.</summary>
    private const int Repeats = 20;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>A longer wait is not one of an instant: the benchmark says so instead.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private static readonly string[] Cities = ["北京", "上海", "深圳", "广州", "西安", "成都", "沈阳", "武汉"];
    private readonly HttpClient _client = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

    /// <summary>Other people for each run: the codes of the last one's may still be too young to send more.</summary>
    private readonly int _firstNumber = Random.Shared.Next(100_000_000, 900_000_000);

    /// <summary>Signs people in and completes their profiles: half men, half women, spread over the cities.</summary>
    public async Task<Person[]> SignIn(int count)
    {
        var people = new Person[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), async (i, _) => people[i] = await SignInOne(i));
        return people;
    }

    /// <summary>
    /// Walks a person's whole deck and selects the lowest ids to like. So a town's size does not change how many people are liked, nor the share of
    /// likes that are the first to activate somebody.
    /// </summary>
    public async Task FindTargets(Person person, int count)
    {
        var deck = new List<long>();
        for (var group = 0; ; group++)
        {
            using var answer = await Send(HttpMethod.Get, $"/api/social/users?group_num={group}", person.Token, null);
            var users = answer.RootElement.GetProperty("data");
            if (users.GetArrayLength() == 0)
            {
                break;
            }

            deck.AddRange(users.EnumerateArray().Select(user => user.GetProperty("id").GetInt64()));
        }

        foreach (var id in deck.Order().Take(count).Shuffle())
        {
            person.Targets.Enqueue(id);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<Person> SignInOne(int number)
    {
        // Numbers have to be ones that receive SMS. A benchmark's server shows codes instead of sending them.
        var phone = string.Create(CultureInfo.InvariantCulture, $"%2B8618{(_firstNumber + number) % 1_000_000_000:D9}");
        using (await Send(HttpMethod.Get, $"/api/user/verify?phonenum={phone}", null, null))
        {
        }

        using var sms = await SendUntilThere($"/dev/sms/{phone}");
        using var login = await Send(HttpMethod.Post, "/api/user/login", null, new()
        {
            ["phonenum"] = Uri.UnescapeDataString(phone),
            ["vcode"] = sms.RootElement.GetProperty("code").GetString()!,
        });
        var data = login.RootElement.GetProperty("data");
        var person = new Person(data.GetProperty("user").GetProperty("id").GetInt64(), data.GetProperty("token").GetString()!, new());
        var isMan = number % 2 == 0;
        using (await Send(HttpMethod.Post, "/api/user/info", person.Token, new()
        {
            ["nickname"] = string.Create(CultureInfo.InvariantCulture, $"bench{_firstNumber + number}"),
            ["sex"] = isMan ? "male" : "female",
            ["birth_year"] = "1990",
            ["location"] = Cities[number / 2 % Cities.Length],
        }))
        {
        }

        using (await Send(HttpMethod.Post, "/api/user/profile", person.Token, new()
        {
            ["dating_sex"] = isMan ? "female" : "male",
            ["max_dating_age"] = "60",
        }))
        {
        }

        return person;
    }

    private async Task<JsonDocument> SendUntilThere(string path)
    {
        for (var look = 1; look <= Looks; look++)
        {
            if (await TrySend(HttpMethod.Get, path, null, null) is { } there)
            {
                return there;
            }

            await Task.Delay(LookInterval);
        }

        throw new TownRefusedException("The server shows no codes: only one of Development does, and this benchmark needs it.");
    }

    private async Task<JsonDocument> Send(HttpMethod method, string path, string? token, Dictionary<string, string>? form) =>
        await TrySend(method, path, token, form) ?? throw new TownRefusedException($"{method} {RouteOf(path)} does not exist on this server.");

    /// <summary>Sends a request, and repeats it while a limit or a fault of an instant refuses it; null if the route does not exist.</summary>
    private async Task<JsonDocument?> TrySend(HttpMethod method, string path, string? token, Dictionary<string, string>? form)
    {
        for (var sent = 1; ; sent++)
        {
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            request.Content = form is null ? null : new FormUrlEncodedContent(form);
            using var answer = await _client.SendAsync(request);
            if (answer.IsSuccessStatusCode)
            {
                return JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            }

            if (answer.StatusCode is HttpStatusCode.NotFound)
            {
                return null;
            }

            var wait = answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
            if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests) || sent > Repeats || wait > LongestWait)
            {
                throw new TownRefusedException($"The server answers {method} {RouteOf(path)} with {(int)answer.StatusCode}, so nobody can be signed in to make load.");
            }

            await Task.Delay(wait);
        }
    }

    private static string RouteOf(string path) => path.Split('?')[0];
}

/// <summary>A signed-in user of the server under load, and the people they have not swiped yet.</summary>
internal sealed record Person(long Id, string Token, Queue<long> Targets);

/// <summary>The server does not serve the people of a benchmark; the message says so in one sentence.</summary>
internal sealed class TownRefusedException(string message) : Exception(message);
