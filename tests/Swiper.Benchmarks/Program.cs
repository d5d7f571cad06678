using System.CommandLine;
using Swiper.Benchmarks;
using Swiper.Benchmarks.Cluster;
using Swiper.Benchmarks.Http;

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

root.Subcommands.Add(ClusterCommand.Create(rounds, seconds));
root.Subcommands.Add(GrowthCommand.Create(rounds, seconds));

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
