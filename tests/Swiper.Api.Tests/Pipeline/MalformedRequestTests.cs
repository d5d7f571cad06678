using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Pipeline;

/// <summary>
/// Whatever is sent, the server answers, under <c>/api</c> with the envelope, and never with a fault of its own. <c>SWIPER_REQUESTS</c> is the
/// number of requests, such as 1000000 for a night.
/// </summary>
public sealed class MalformedRequestTests(ITestOutputHelper output)
{
    private const string RequestsVariable = "SWIPER_REQUESTS";
    private const int DefaultRequests = 20_000;

    /// <summary>One in so many is sent without an HTTP client, on a connection of its own.</summary>
    private const int RawShare = 10;

    private const int AtOnce = 32;
    private const string Version = "HTTP/1.1 ";

    /// <summary>What is written to a client that has left before all of its request was there.</summary>
    private const int ClientClosedRequest = 499;

    /// <summary>The frame that ends a connection of HTTP/2, which is served behind TLS only.</summary>
    private const string GoAway = "\0\0\b\a";

    private const string Continue = Version + "100 Continue\r\n\r\n";
    private const int Seed = 20260131;

    /// <summary>How the server refuses bytes that are no request: there is none yet that could be answered.</summary>
    private static readonly int[] BareStatuses = [400, 408, 411, 413, 414, 431, 501, 505];

    private static int Requests { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(RequestsVariable), CultureInfo.InvariantCulture, out var requests) ? requests : DefaultRequests;

    [Fact]
    public async Task Requests_ThousandsMalformed_AreAllAnsweredAndNoneBreaksTheServer()
    {
        await using var server = await RelaxedServer.Start();
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Person.SignUp(server.Api)));

        await Run(Requests - (Requests / RawShare), async number =>
        {
            var request = new MalformedRequest(Seed + number, people);
            var reply = await server.Api.Send(request.Method, request.Path, request.Token, request.Content, request.Headers);
            Check(server.Api, request, reply, number);
            return reply.Status;
        });

        await CheckUnbroken(server);
    }

    [Fact]
    public async Task Connections_ThousandsOfGarbage_AreAllClosedAndNoneBreaksTheServer()
    {
        await using var server = await RelaxedServer.Start();
        var generator = new RawRequestGenerator(Seed, (await Person.SignUp(server.Api)).Token);

        await Run(Requests / RawShare, async number =>
            CheckRaw(await RawConnection.Exchange(server.Api.Address, generator.Next(number)), number));

        await CheckUnbroken(server);
    }

    private static void Check(ApiClient api, MalformedRequest request, Reply reply, int number)
    {
        var what = $"Request {number}, {request.Method} {request.Path}: {reply.Status} {reply.Text}";
        Assert.True(reply.Status < 500, what);
        if (reply.Body.Length == 0 && request.IsUnreadable && BareStatuses.Contains(reply.Status))
        {
            return;
        }

        var isUnderApi = new Uri(api.Address, request.Path).AbsolutePath.StartsWith("/api", StringComparison.OrdinalIgnoreCase);
        if ((isUnderApi || reply.Status is 404 or 405) && request.Method.Method is not "HEAD")
        {
            Assert.True(HasEnvelope(reply), what);
        }
    }

    private static bool HasEnvelope(Reply reply)
    {
        try
        {
            var properties = reply.Json.EnumerateObject().Select(property => property.Name);
            return properties.SequenceEqual(reply.Status == 200 ? ["code", "data"] : ["code", "data", "message"])
                && reply.Code == ErrorCode.Ok == (reply.Status == 200);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Checks the first answer on a connection, and returns its status; 0 if there is none.</summary>
    private static int CheckRaw(string answer, int number)
    {
        if (answer.Length == 0 || answer.StartsWith(GoAway, StringComparison.Ordinal))
        {
            return 0;
        }

        var first = answer.StartsWith(Continue, StringComparison.Ordinal) ? answer[Continue.Length..] : answer;
        Assert.StartsWith(Version, first, StringComparison.Ordinal);
        var status = int.Parse(first.AsSpan(Version.Length, 3), CultureInfo.InvariantCulture);
        if (status == ClientClosedRequest)
        {
            return status;
        }

        var isOurs = first.Contains("X-Content-Type-Options", StringComparison.Ordinal);
        Assert.True(
            isOurs ? status < 500 && (status == 200 || first.Contains("\"code\"", StringComparison.Ordinal)) : BareStatuses.Contains(status),
            $"Connection {number}: {status}, {first}");
        return status;
    }

    private static async Task CheckUnbroken(RelaxedServer server)
    {
        (await server.Api.Get("/health/ready")).Ok();
        Assert.DoesNotContain(server.Server.Output.Lines, line => line.Contains(" ERR ", StringComparison.Ordinal));
    }

    private async Task Run(int count, Func<int, Task<int>> send)
    {
        var statuses = new ConcurrentDictionary<int, int>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (number, _) => statuses.AddOrUpdate(await send(number), 1, static (_, seen) => seen + 1));

        output.WriteLine($"{count}: " + string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.Equal(count, statuses.Values.Sum());
    }
}
