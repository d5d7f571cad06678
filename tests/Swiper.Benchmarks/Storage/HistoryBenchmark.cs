using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Swiper.Benchmarks.Http;
using Swiper.Benchmarks.Town;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage;

namespace Swiper.Benchmarks.Storage;

/// <summary>Bytes that a server writes to the disk per like, by the number of swipes the user has made before.</summary>
internal static class HistoryBenchmark
{
    private const int Likes = 2_000;

    /// <summary>Bytes per like for each history length, each on a server and data folder of its own.</summary>
    public static async Task<double[]> Run(params int[] histories)
    {
        var figures = new List<double>();
        foreach (var history in histories)
        {
            figures.Add(await BytesOfALike(history));
        }

        return [.. figures];
    }

    private static async Task<double> BytesOfALike(int history)
    {
        var folder = Tools.NewFolder();
        try
        {
            Person person;
            Person[] others;
            await using (var town = await TownServer.Start(folder))
            {
                var people = await town.Client.SignIn(Likes + 1);
                (person, others) = (people[0], people[1..]);
            }

            await AddHistory(folder, person.Id, history);
            await using var grown = await TownServer.Start(folder);
            using var connection = new HttpConnection();
            await connection.Connect(grown.Process.Port);
            var before = grown.Process.BytesWritten;
            foreach (var other in others)
            {
                await connection.Send(HttpRequestBytes.Post("/api/social/like", person.Token, $"sid={other.Id}"));
            }

            return (grown.Process.BytesWritten - before) / (double)Likes;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes swipes directly to the store while the server is stopped.</summary>
    private static async Task AddHistory(string folder, long owner, int count)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSwiperStorage(options => options.DataFolder = folder);
        using var host = builder.Build();
        await host.StartAsync();
        await SwipeHistory.Add(host.Services.GetRequiredService<IRelationStore>(), owner, count);
        await host.StopAsync();
    }
}
