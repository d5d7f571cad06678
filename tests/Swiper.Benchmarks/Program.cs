using System.CommandLine;
using Swiper.Benchmarks;
using Swiper.Benchmarks.Cluster;
using Swiper.Benchmarks.Discovery;
using Swiper.Benchmarks.Http;
using Swiper.Grains.Discovery;

var rounds = new Option<int>("--rounds") { Description = "Rounds of each benchmark.", DefaultValueFactory = _ => 5 };
var seconds = new Option<double>("--seconds") { Description = "Length of each half of a round.", DefaultValueFactory = _ => 2 };
var robots = new Option<int>("--robots") { Description = "Robots that are added for the loaded town.", DefaultValueFactory = _ => 100_000 };
var root = new RootCommand("Measures Swiper as ratios to the machine's limits, taken in turns in one run.") { rounds, seconds, robots };
root.SetAction(arguments => new Suite(
    arguments.GetValue(rounds), TimeSpan.FromSeconds(arguments.GetValue(seconds)), arguments.GetValue(robots)).Run());

var port = new Option<int>("--port") { Description = "Where the server listens on this machine.", Required = true };
var load = new Command("load", "Measures a server that runs, shows codes (Development) and has no narrow quotas.") { port, rounds, seconds };
load.SetAction(arguments => new RunningServer(
    arguments.GetValue(port), arguments.GetValue(rounds), TimeSpan.FromSeconds(arguments.GetValue(seconds))).Run());
root.Subcommands.Add(load);

var memory = new Command("memory", "Measures what an active user, and a like of somebody asleep, leave in memory.");
memory.SetAction(_ => Suite.RunMemory());
root.Subcommands.Add(memory);

root.Subcommands.Add(ClusterCommand.Create(rounds, seconds));
root.Subcommands.Add(GrowthCommand.Create(rounds, seconds));
var sizes = new Option<int[]>("--sizes")
{
    Description = "How many robots each city has.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [10_000, 100_000, 1_000_000],
};
var pages = new Option<int>("--pages") { Description = "First pages of each city in each round.", DefaultValueFactory = _ => 200 };
var poolSize = new Option<int>("--pool-size") { Description = "The setting Discovery:PoolSize.", DefaultValueFactory = _ => new DiscoveryOptions().PoolSize };
var discovery = new Command("discovery", "Measures the first page of a deck in cities of several sizes, for users who have just woken.") { sizes, pages, rounds, poolSize };
discovery.SetAction(arguments => DiscoveryBenchmark.Run(
    arguments.GetValue(sizes)!, arguments.GetValue(pages), arguments.GetValue(rounds), arguments.GetValue(poolSize)));
root.Subcommands.Add(discovery);

var body = new Option<string>("--body") { Required = true };
var bare = new Command("bare", "Runs the bare endpoint the others are held against.") { port, body };
bare.Hidden = true;
bare.SetAction(arguments => BareServer.Run(arguments.GetValue(port), arguments.GetValue(body)!));
root.Subcommands.Add(bare);

var (siloPort, gatewayPort) = (new Option<int>("--silo-port") { Required = true }, new Option<int>("--gateway-port") { Required = true });
var pingSilo = new Command("ping-silo", "Runs the silo of a ping.") { port, siloPort, gatewayPort };
pingSilo.Hidden = true;
pingSilo.SetAction(arguments => PingServer.RunSilo(arguments.GetValue(port), arguments.GetValue(siloPort), arguments.GetValue(gatewayPort)));
root.Subcommands.Add(pingSilo);

var pingClient = new Command("ping-client", "Runs the client of a ping.") { port, gatewayPort };
pingClient.Hidden = true;
pingClient.SetAction(arguments => PingServer.RunClient(arguments.GetValue(port), arguments.GetValue(gatewayPort)));
root.Subcommands.Add(pingClient);
return await root.Parse(args).InvokeAsync();
