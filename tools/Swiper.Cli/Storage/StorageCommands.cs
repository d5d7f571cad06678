using System.CommandLine;
using Microsoft.Extensions.Logging;
using Spectre.Console;
using Swiper.Silo;
using Swiper.Silo.Data;
using Swiper.Storage;

namespace Swiper.Cli.Storage;

/// <summary><c>./swiper migrate</c> and <c>./swiper reshard</c>: what is done to databases while no server uses them.</summary>
internal static class StorageCommands
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int Interrupted = 130;

    /// <summary>Describes <c>migrate</c>.</summary>
    public static Command CreateMigrate()
    {
        var from = new Option<string>("--from") { Description = "The file of a one-machine installation that has stopped, such as data/swiper.db." };
        var to = Databases("--to", "Empty databases to move it to");
        var command = new Command("migrate", "Brings databases to this version's schema, or, with --from, moves a one-machine installation into them.") { from, to };
        command.SetAction((arguments, token) => Try(() =>
        {
            if (arguments.GetValue(from) is { } file)
            {
                using var folder = new DataFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
                if (File.Exists(file))
                {
                    folder.Acquire();
                }

                Move([ShardArguments.Parse(file)], ShardArguments.OrOfEnvironment("--to", arguments.GetValue(to)!), token);
                return Task.CompletedTask;
            }

            var shards = ShardArguments.OrOfEnvironment("--to", arguments.GetValue(to)!);
            return StoreMigration.Run(
                options =>
                {
                    foreach (var shard in shards)
                    {
                        options.Shards.Add(shard);
                    }
                },
                logging => logging.AddSimpleConsole(console => console.SingleLine = true));
        }));
        return command;
    }

    /// <summary>Describes <c>reshard</c>.</summary>
    public static Command CreateReshard()
    {
        var from = Databases("--from", "The databases of a cluster that has stopped, in the order they are listed in");
        var to = Databases("--to", "Empty databases, in the order they will be listed in");
        to.Required = true;
        var command = new Command("reshard", "Moves everything from some databases to another number of them.") { from, to };
        command.SetAction((arguments, token) => Try(() =>
        {
            Move(
                ShardArguments.OrOfEnvironment("--from", arguments.GetValue(from)!),
                [.. arguments.GetValue(to)!.Select(ShardArguments.Parse)],
                token);
            return Task.CompletedTask;
        }));
        return command;
    }

    private static void Move(IReadOnlyList<ShardOptions> from, IReadOnlyList<ShardOptions> to, CancellationToken cancellationToken)
    {
        new StoreCopy(from, to, AnsiConsole.WriteLine).Run(cancellationToken);
        AnsiConsole.WriteLine("Moved. The old databases are kept as they are, and no server starts on them any more.");
    }

    private static Option<string[]> Databases(string name, string description) => new(name)
    {
        Description = $"{description}: {ShardArguments.Form}; Storage__Shards__0__… of the environment where it is not given. May be given several times.",
        DefaultValueFactory = _ => [],
    };

    private static async Task<int> Try(Func<Task> action)
    {
        try
        {
            await action();
            return Success;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("swiper: stopped; the old databases are as they were, and the same command begins again.");
            return Interrupted;
        }
        catch (Exception exception) when (StartFailure.Explain(exception) is { } sentence)
        {
            await Console.Error.WriteLineAsync("swiper: " + sentence);
            return Failure;
        }
    }
}
