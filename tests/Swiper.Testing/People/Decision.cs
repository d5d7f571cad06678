using System.Globalization;

namespace Swiper.Testing.People;

/// <summary>A decision about another person at a round of speed dating.</summary>
/// <param name="From">The number of the person who decided.</param>
/// <param name="To">The number of the other person.</param>
/// <param name="IsYes">Whether the decision was yes.</param>
/// <param name="IsMatch">Whether the other person said yes as well.</param>
public sealed record Decision(int From, int To, bool IsYes, bool IsMatch)
{
    private const string FileName = "speed-dating-waves-01-10.csv";

    /// <summary>All recorded decisions; skips the test if the file is missing.</summary>
    public static List<Decision> ReadAll()
    {
        var file = Find();
        Assert.SkipWhen(file is null, $"{FileName} is in neither ../shared/data nor $SWIPER_SHARED/data.");
        return
        [
            .. File.ReadLines(file!).Skip(1).Select(line => line.Split(','))
                .Select(cells => new Decision(Number(cells[1]), Number(cells[2]), cells[6] == "1", cells[7] == "1")),
        ];
    }

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static string? Find() =>
        new[] { Environment.GetEnvironmentVariable("SWIPER_SHARED"), Repository.At("../shared") }
            .OfType<string>().Select(folder => Path.Combine(folder, "data", FileName)).FirstOrDefault(File.Exists);
}
