using System.Globalization;
using Spectre.Console;

namespace Swiper.Cli.Chaos;

/// <summary>Prints what became of a run.</summary>
internal static class ChaosReport
{
    private const int DetailsMax = 10;
    private const int FileWidth = 200;

    private static readonly string[] Columns =
        ["scenario", "sent", "failed", "longest outage", "longest call", "lost", "one-sided", "ready again"];

    /// <summary>The table, and what broke a promise.</summary>
    public static void Print(IReadOnlyList<ChaosResult> results)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = FileWidth;
        }

        var table = new Table().MarkdownBorder();
        foreach (var column in Columns)
        {
            table.AddColumn(new TableColumn(column).NoWrap());
        }

        foreach (var result in results)
        {
            table.AddRow([.. Cells(result).Select(Markup.Escape)]);
        }

        AnsiConsole.Write(table);
        foreach (var result in results.Where(result => result.Skipped is not null))
        {
            AnsiConsole.WriteLine($"{result.Scenario.Name} was skipped: {result.Skipped}");
        }

        foreach (var result in results)
        {
            foreach (var promise in result.Broken.Take(DetailsMax))
            {
                AnsiConsole.WriteLine($"{result.Scenario.Name}: {promise}");
            }
        }
    }

    private static IEnumerable<string> Cells(ChaosResult result) => result.Skipped is not null
        ? [result.Scenario.Name, "skipped", .. Columns.Skip(2).Select(_ => "")]
        :
        [
            result.Scenario.Name,
            Number(result.Tally.Sent),
            result.Tally.Failed.Count == 0 ? "0" : string.Join(", ", result.Tally.Failed.OrderBy(pair => pair.Key).Select(pair => $"{Number(pair.Value)} × {pair.Key}")),
            Seconds(result.Tally.LongestOutage),
            Seconds(result.Tally.LongestCall),
            result.Findings is { } findings ? Number(findings.Lost.Length) : "?",
            result.Findings is { } sides ? Number(sides.OneSided.Length) : "?",
            result.ReadyAgain is { } ready ? Seconds(ready) : "never",
        ];

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) + " s";
}
