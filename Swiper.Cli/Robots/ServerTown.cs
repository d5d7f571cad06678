using System.Net;
using System.Net.Http.Json;
using Swiper.Silo.Control;
using Swiper.Silo.Robots;

namespace Swiper.Cli.Robots;

/// <summary>The server that runs on a data folder.</summary>
internal sealed class ServerTown : ITown
{
    private const int Tries = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HttpClient _client;

    public ServerTown(ServerFile server)
    {
        Name = $"the server at {server.Url}";
        _client = new HttpClient { BaseAddress = new Uri(server.Url) };
        _client.DefaultRequestHeaders.Add(ControlApi.KeyHeader, server.Key);
    }

    public string Name { get; }

    /// <summary>Orders are safe to repeat, so one that a busy server turned away is.</summary>
    public async Task<RobotsSeeded> Seed(RobotOrder order, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            using var response = await Post(order, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return (await response.Content.ReadFromJsonAsync(ControlJson.Default.RobotsSeeded, cancellationToken))!;
            }

            var isBusy = response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests;
            if (!isBusy || tries == Tries)
            {
                throw new TownException($"{Name} answered {(int)response.StatusCode}; the same command goes on from here.");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<HttpResponseMessage> Post(RobotOrder order, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.PostAsJsonAsync(ControlApi.RobotsRoute, order, ControlJson.Default.RobotOrder, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new TownException($"{Name} does not answer; the same command goes on from here.", exception);
        }
    }
}
