using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Pipeline;

public sealed class MalformedRequestTests(ITestOutputHelper output)
{
    private const int Requests = 10_000;
    private const int RawRequests = 2_000;
    private const int AtOnce = 32;
    private const int Seed = 20260131;

    [Fact]
    public async Task Requests_TenThousandMalformed_AreAllAnsweredAndNoneBreaksTheServer()
    {
        await using var server = await RelaxedServer.Start();
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Person.SignUp(server.Api)));
        var statuses = new Dictionary<int, int>();

        foreach (var batch in Enumerable.Range(0, Requests).Chunk(AtOnce))
        {
            foreach (var status in await Task.WhenAll(batch.Select(number => Send(server.Api, people, number))))
            {
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
            }
        }

        output.WriteLine(string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.DoesNotContain(statuses.Keys, status => status >= 500);
        (await server.Api.Get("/health/ready")).Ok();
        Assert.DoesNotContain(server.Server.Output.Lines, line => line.Contains(" ERR ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Connections_ThousandsOfGarbage_AreAllClosedAndNoneBreaksTheServer()
    {
        await using var server = await RelaxedServer.Start();
        var generator = new RawRequestGenerator(Seed);

        foreach (var batch in Enumerable.Range(0, RawRequests).Chunk(AtOnce))
        {
            var answers = await Task.WhenAll(batch.Select(number => RawConnection.Exchange(server.Api.Address, generator.Next(number))));

            // HTTP prescribes 505 for an unsupported version.
            Assert.All(answers, answer => Assert.DoesNotMatch("^HTTP/1.1 50[0-4]", answer));
        }

        (await server.Api.Get("/health/ready")).Ok();
        Assert.DoesNotContain(server.Server.Output.Lines, line => line.Contains(" ERR ", StringComparison.Ordinal));
    }

    private static async Task<int> Send(ApiClient api, Person[] people, int number)
    {
        var request = new MalformedRequest(Seed + number, people);
        var reply = await api.Send(request.Method, request.Path, request.Token, request.Content, request.Headers);
        if (reply.ContentHeaders.ContentType?.MediaType == "application/json" && request.Path.StartsWith("/api", StringComparison.Ordinal) && reply.Body.Length > 0)
        {
            Assert.True(reply.Json.TryGetProperty("code", out _), reply.Text);
        }

        return reply.Status;
    }
}
