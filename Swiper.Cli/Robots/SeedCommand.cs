using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Spectre.Console;
using Swiper.Grains.Interfaces;
using Swiper.Silo.Hosting;
using Swiper.Silo.Robots;

namespace Swiper.Cli.Robots;

/// <summary><c>./swiper seed</c>: fills the town of a data folder with robots.</summary>
internal static class SeedCommand
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int Interrupted = 130;

    private static readonly Option<int> Users = new("--users")
    {
        Description = "How many robots there shall be.",
        DefaultValueFactory = _ => 1000,
        Validators = { CheckUsers },
    };

    private static readonly Option<string[]> City = new("--city")
    {
        Description = "Where they live; may be given several times. Eight cities by default.",
        DefaultValueFactory = _ => [],
        Validators = { CheckPlaces },
    };

    private static readonly Option<long> Seed = new("--seed")
    {
        Description = "The same seed and cities give the same robots, so a repeat adds nothing and more users continue.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "The data folder. A server that runs on it does the work; otherwise this command does.",
        DefaultValueFactory = _ => "./data",
    };

    /// <summary>Describes the command. What it does not know are settings of the silo, such as <c>--Storage:…</c>.</summary>
    public static Command Create()
    {
        var command = new Command("seed", "Fills the town with robots.") { Users, City, Seed, Data };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(Run);
        return command;
    }

    /// <summary>A setting has a section, so that a mistyped option is not taken for one.</summary>
    private static bool IsNoSetting(string token) =>
        token.StartsWith("--", StringComparison.Ordinal) && !token.Contains(':', StringComparison.Ordinal);

    /// <summary>Numbers that are none are the parser's to refuse.</summary>
    private static void CheckUsers(OptionResult result)
    {
        if (result.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var users) && users < 0)
        {
            result.AddError($"--users is {users}; it must not be negative.");
        }
    }

    private static void CheckPlaces(OptionResult result)
    {
        if (!new RobotOrder(0, [.. result.Tokens.Select(token => token.Value)], From: 0, Count: 1).IsValid())
        {
            result.AddError($"--city must be at most {Limits.LocationMaxLength} characters, trimmed, and without invisible ones.");
        }
    }

    private static async Task<int> Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.UnmatchedTokens.FirstOrDefault(IsNoSetting) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"swiper: there is no option {unknown}; seed --help lists them.");
            return Failure;
        }

        try
        {
            await using var town = await Town.Open(arguments.GetValue(Data)!, [.. arguments.UnmatchedTokens], cancellationToken);
            AnsiConsole.WriteLine("Seeding " + town.Name);
            var run = new SeedRun(town, arguments.GetValue(Seed), [.. arguments.GetValue(City)!], arguments.GetValue(Users));
            await ShowProgress(run, cancellationToken);
            AnsiConsole.WriteLine(run.Summary);
            return Success;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("swiper: stopped; the same command goes on from here.");
            return Interrupted;
        }
        catch (Exception exception) when (exception is TownException || StartFailure.Explain(exception) is not null)
        {
            await Console.Error.WriteLineAsync("swiper: " + (StartFailure.Explain(exception) ?? exception.Message));
            return Failure;
        }
    }

    private static Task ShowProgress(SeedRun run, CancellationToken cancellationToken) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async progress =>
        {
            var task = progress.AddTask("robots", maxValue: Math.Max(run.Count, 1));
            await run.Execute(task.Increment, cancellationToken);
            task.Value = task.MaxValue;
        });
}
