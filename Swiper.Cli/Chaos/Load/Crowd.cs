using System.Globalization;
using Swiper.Cli.Cluster;

namespace Swiper.Cli.Chaos.Load;

/// <summary>The people who use a cluster while it is in trouble, and what they were promised.</summary>
internal sealed class Crowd : IDisposable
{
    private const int People = 60;
    private const int SignUpsAtOnce = 12;

    /// <summary>Longer than anything may take, so that a hang is counted rather than waited for.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http;
    private Citizen[] _everybody = [];

    private Crowd(Uri address) =>
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = address, Timeout = CallTimeout };

    /// <summary>What was acknowledged.</summary>
    public Ledger Ledger { get; } = new();

    /// <summary>Signs everybody up.</summary>
    public static async Task<Crowd> SignUp(LocalCluster cluster, CancellationToken cancellationToken)
    {
        var crowd = new Crowd(cluster.Address);
        var caller = new Caller(crowd._http, new Tally());
        var everybody = new Citizen[People];
        await Parallel.ForAsync(
            0,
            People,
            new ParallelOptions { MaxDegreeOfParallelism = SignUpsAtOnce, CancellationToken = cancellationToken },
            async (number, _) =>
            {
                var citizen = await Citizen.SignIn(caller, string.Create(CultureInfo.InvariantCulture, $"+861380013{number:D4}"));
                var (sex, datingSex) = number % 2 == 0 ? ("male", "female") : ("female", "male");
                await citizen.Settle(caller, sex, datingSex, cluster.State.AdminKey);
                everybody[number] = citizen;
            });
        crowd._everybody = everybody;
        return crowd;
    }

    /// <summary>Uses the app with so many requests at once until it is told to end, and returns when the last one has succeeded.</summary>
    public Task Use(int workers, Tally tally, CancellationToken end)
    {
        var caller = new Caller(_http, tally);
        var shares = Enumerable.Range(0, People).GroupBy(number => number % workers);
        return Task.WhenAll(shares.Select(share => new Worker(caller, Ledger, _everybody, [.. share], share.Key).Work(end)));
    }

    /// <summary>The friends of everybody, as the app shows them.</summary>
    public async Task<IReadOnlyDictionary<long, IReadOnlyCollection<long>>> Friends(Tally tally)
    {
        var caller = new Caller(_http, tally);
        var all = new Dictionary<long, IReadOnlyCollection<long>>();
        foreach (var citizen in _everybody)
        {
            var friends = new List<long>();
            for (string? cursor = ""; cursor is not null;)
            {
                var page = await caller.Get("/api/social/friends?cursor=" + Uri.EscapeDataString(cursor), citizen.Token);
                if (page.Code != 0)
                {
                    throw new ChaosException($"A list of friends was answered {page.Status}, code {page.Code}.");
                }

                friends.AddRange(page.Data.GetProperty("friends").EnumerateArray().Select(friend => friend.GetProperty("id").GetInt64()));
                cursor = page.Data.GetProperty("next").GetString();
            }

            all[citizen.Id] = friends;
        }

        return all;
    }

    public void Dispose() => _http.Dispose();
}
