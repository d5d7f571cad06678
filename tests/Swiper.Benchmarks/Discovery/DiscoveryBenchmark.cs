using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using Swiper.Benchmarks.Composition;
using Swiper.Benchmarks.Storage;
using Swiper.Grains;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Users;
using Swiper.Storage;

namespace Swiper.Benchmarks.Discovery;

/// <summary>
/// Measures the first page of a deck for users who have just woken, in cities of different sizes: the real grains in one process, over SQLite files. The
/// cities take turns, so that whatever else the machine does befalls all of them.
/// </summary>
internal static class DiscoveryBenchmark
{
    private const long SeekersFrom = 1L << 40;

    public static async Task Run(int[] sizes, int pages, int rounds, int poolSize)
    {
        var cities = new List<RunningCity>();
        try
        {
            foreach (var size in sizes)
            {
                cities.Add(await RunningCity.Start(size, poolSize));
            }

            for (var round = -1; round < rounds; round++)
            {
                foreach (var city in cities)
                {
                    await city.Measure(pages, counts: round >= 0);
                }
            }

            foreach (var city in cities)
            {
                await city.Report(poolSize);
            }

            Compare("time of a first page", cities.Select(city => city.Times));
            Compare("processor time of a first page", cities.Select(city => city.Cpu));
        }
        finally
        {
            foreach (var city in cities)
            {
                await city.DisposeAsync();
            }
        }
    }

    /// <summary>Compares the best rounds: other work on the machine only ever makes one slower.</summary>
    private static void Compare(string what, IEnumerable<Spread> cities)
    {
        var best = cities.Select(city => city.Min).ToList();
        Benchmarks.Report.Line(what, FormattableString.Invariant($"slowest city ÷ fastest {best.Max() / best.Min():0.00}, required: at most 1.20"));
    }

    private sealed class RunningCity(int size, string folder, PoolWatch watch, InProcessTestCluster cluster) : IAsyncDisposable
    {
        private readonly List<double> _rounds = [];
        private readonly List<double> _cpu = [];
        private readonly List<int> _parts = [];
        private long _seekers;

        /// <summary>Microseconds, round by round.</summary>
        public Spread Times => Spread.Of(_rounds);

        /// <summary>Processor microseconds, round by round.</summary>
        public Spread Cpu => Spread.Of(_cpu);

        public static async Task<RunningCity> Start(int size, int poolSize)
        {
            var folder = Tools.NewFolder();
            var watch = new PoolWatch();
            var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
            builder.Options.ConfigureFileLogging = false;
            builder.ConfigureSilo((_, silo) =>
            {
                silo.AddIncomingGrainCallFilter(watch);
                var services = silo.Services;
                services.AddSwiperGrains(new ConfigurationBuilder()
                    .AddInMemoryCollection([new("Discovery:PoolSize", poolSize.ToString(CultureInfo.InvariantCulture))])
                    .Build());
                services.AddSwiperStorage(options => options.DataFolder = folder);
                Watch(services, watch);
                services.AddSingleton<ISmsQueue>(_ => throw new NotSupportedException());
                services.AddSingleton<IEntropy>(_ => new SystemEntropy());
                services.AddKeyedSingleton<IGrainStorage>(GrainStorage.Name, new CityStorage());
            });
            var cluster = builder.Build();
            await cluster.DeployAsync();
            await City.Fill(cluster.Silos[0].ServiceProvider.GetRequiredService<ICandidateStore>(), size);
            return new(size, folder, watch, cluster);
        }

        private static void Watch(IServiceCollection services, PoolWatch watch)
        {
            var store = services.Single(service => service.ServiceType == typeof(ICandidateStore));
            services.Remove(store);
            services.AddSingleton(provider => watch.Around((ICandidateStore)ActivatorUtilities.CreateInstance(provider, store.ImplementationType!)));
        }

        public async Task Measure(int pages, bool counts)
        {
            var times = new List<double>();
            var cpu = Environment.CpuUsage.TotalTime;
            for (var page = 0; page < pages; page++)
            {
                var seeker = cluster.Client.GetGrain<IUserGrain>(SwipeRows.IdOf(SeekersFrom + _seekers++));
                watch.TakeCalled();
                var started = Stopwatch.GetTimestamp();
                var deck = await seeker.GetDeck(EveryoneStorage.Proof, 0);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
                if (deck.Value.Length != Limits.DeckGroupSize)
                {
                    throw new InvalidOperationException($"A first page has {deck.Value.Length} people.");
                }

                if (counts)
                {
                    _parts.Add(watch.TakeCalled());
                }
            }

            if (counts)
            {
                _rounds.Add(Spread.Of(times).Median);
                _cpu.Add((Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / pages);
            }
        }

        public async Task Report(int poolSize)
        {
            var held = 0;
            foreach (var part in watch.Parts.Keys)
            {
                held = Math.Max(held, await cluster.Client.GetGrain<ICandidatePoolPart>(part.Key.ToString()!).Count() ?? 0);
            }

            Benchmarks.Report.Line($"{size} robots", FormattableString.Invariant(
                $"first page {Times} µs and {Cpu} CPU µs, asks {_parts.Max()} pools, required: at most 16; an activation holds {held} people and reads {watch.MostRows} rows when it wakes, required: at most {poolSize} and one more"));
        }

        public async ValueTask DisposeAsync()
        {
            await cluster.StopAllSilosAsync();
            await cluster.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
