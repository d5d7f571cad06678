using System.CommandLine;
using System.CommandLine.Help;
using Spectre.Console;
using Swiper.Cli.Cluster;
using Swiper.Cli.Robots;
using Swiper.Cli.Storage;

if (Console.IsOutputRedirected)
{
    AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
}

// Named the way it is called: the script builds this program and starts it.
var root = new Command("./swiper", "Swiper's command line.")
{
    SeedCommand.Create(), ClusterCommand.Create(), StorageCommands.CreateMigrate(), StorageCommands.CreateReshard(), new HelpOption(),
};
return await root.Parse(args).InvokeAsync();
