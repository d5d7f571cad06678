using System.CommandLine;
using Microsoft.Extensions.Logging;
using Swiper.Silo.Hosting;
using Swiper.Storage;
using Swiper.Storage.Copying;
using Swiper.Storage.Sharding;

namespace Swiper.Cli.Storage;

/// <summary><c>./swiper migrate</c> and <c>./swiper reshard</c>: what is done to databases while no server uses them.</summary>
internal static class StorageCommands
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int Interrupted = 130;

    /// <summary>What a one-machine installation keeps in its data folder.</summary>
    private const string FileName = "swiper.db";
    private const string PicturesName = "media";
    private const string KeyName = "signing.key";

    /// <summary>What the environment calls the databases that a cluster is to have: like those it has, <see cref="StorageOptions.SectionName"/>.</summary>
    private const string NewSection = "NewStorage";

    /// <summary>Describes <c>migrate</c>.</summary>
    public static Command CreateMigrate()
    {
        var from = new Option<string>("--from")
        {
            Description = $"The data folder of a one-machine installation that has stopped, such as ./data, or its file, ./data/{FileName}.",
        };
        var to = Databases("--to", "The databases, in the order they are listed in; with --from, empty ones");
        var command = new Command("migrate", "Brings databases to this version's schema, or, with --from, moves a one-machine installation into them.") { from, to };
        command.SetAction((arguments, token) => Try(() =>
        {
            var targets = ShardArguments.OrOfEnvironment("--to", arguments.GetValue(to)!, StorageOptions.SectionName);
            if (arguments.GetValue(from) is not { } place)
            {
                return Migrate(targets);
            }

            MoveFrom(Directory.Exists(place) ? Path.Combine(place, FileName) : place, targets, token);
            return Task.CompletedTask;
        }));
        return command;
    }

    /// <summary>Describes <c>reshard</c>.</summary>
    public static Command CreateReshard()
    {
        var from = Databases("--from", "The databases of a cluster that has stopped, in the order they are listed in");
        var to = Databases("--to", "Empty databases, in the order they will be listed in", NewSection);
        var command = new Command("reshard", "Moves everything from some databases to another number of them.") { from, to };
        command.SetAction((arguments, token) => Try(() =>
        {
            var sources = ShardArguments.OrOfEnvironment("--from", arguments.GetValue(from)!, StorageOptions.SectionName);
            var targets = ShardArguments.OrOfEnvironment("--to", arguments.GetValue(to)!, NewSection);
            if (sources.Select(Kind).SequenceEqual(targets.Select(Kind)))
            {
                throw new StoreSetupException(
                    $"--to names as many databases as there are ({sources.Count}), of the same kind: to move them as they are, use the server's own dump and restore.");
            }

            Move(sources, targets, token);
            return Task.CompletedTask;
        }));
        return command;
    }

    private static StorageProvider Kind(NamedShard named) => named.Shard.Provider;

    private static Task Migrate(IReadOnlyList<NamedShard> databases) =>
        StoreMigration.Run(databases, logging => logging.AddSimpleConsole(console => console.SingleLine = true));

    private static void MoveFrom(string file, IReadOnlyList<NamedShard> targets, CancellationToken cancellationToken)
    {
        var path = Path.GetDirectoryName(Path.GetFullPath(file))!;
        using var folder = new DataFolder(path);
        if (DataFolder.IsHeld(path))
        {
            throw new StoreSetupException($"--from names an installation that runs ({path}): stop its server first.");
        }

        // A folder that is not there stays so.
        if (File.Exists(file))
        {
            folder.Acquire();
        }

        Move(ShardArguments.Parse("--from", [file]), targets, cancellationToken);
        Say($"Pictures are not in the databases: unless they are at Qiniu, copy {Path.Combine(path, PicturesName)} to the APIs' Media:Folder.");
        Say($"To keep everyone signed in, set the APIs' Auth:SigningKey to what {Path.Combine(path, KeyName)} holds, or to the Auth:SigningKey you had set.");
    }

    private static void Move(IReadOnlyList<NamedShard> from, IReadOnlyList<NamedShard> to, CancellationToken cancellationToken)
    {
        new StoreCopy(from, to, Say).Run(cancellationToken);
        var list = to.Count == 1 ? "the new database" : $"the {to.Count} new databases, in this order,";
        Say($"Moved: list {list} in Storage:Shards. What is in the old stays there, but no server starts on it any more.");
    }

    /// <summary>As it is: lines that hold paths are not to be broken.</summary>
    private static void Say(string line) => Console.Out.WriteLine(line);

    private static Option<string[]> Databases(string name, string description, string section = StorageOptions.SectionName) => new(name)
    {
        Description = $"{description}: {ShardArguments.Form}; {section}__Shards__0__… of the environment where it is not given. May be given several times.",
        DefaultValueFactory = _ => [],
    };

    private static async Task<int> Try(Func<Task> action)
    {
        // Ctrl-C is listened to only once this has returned a task.
        await Task.Yield();
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
