using System.Globalization;

namespace Swiper.Storage.Tests.Support;

/// <summary>How large the tables are whose plans are looked at, and where the plans are kept to be read.</summary>
internal static class PlanSize
{
    private const int RowsByDefault = 200_000;

    /// <summary>More of one owner's would make the test of statements that read all of them slower and say nothing new.</summary>
    private const int PopularMax = 100_000;

    /// <summary>The rows of the largest table: <c>SWIPER_PLAN_ROWS</c>.</summary>
    public static int Rows { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SWIPER_PLAN_ROWS"), CultureInfo.InvariantCulture, out var rows) ? rows : RowsByDefault;

    /// <summary>The rows of the owner who has most.</summary>
    public static int Popular { get; } = Math.Min(Rows / 10, PopularMax);

    /// <summary>Keeps what a database said in the folder <c>SWIPER_PLAN_FOLDER</c>, if there is one.</summary>
    public static void Keep(string database, IEnumerable<string> plans)
    {
        if (Environment.GetEnvironmentVariable("SWIPER_PLAN_FOLDER") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            var title = string.Create(CultureInfo.InvariantCulture, $"{database}, {Rows} rows a table");
            File.WriteAllText(Path.Combine(folder, $"plans-{database}.txt"), string.Join("\n\n", plans.Prepend(title)) + "\n");
        }
    }
}
