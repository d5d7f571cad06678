using System.Globalization;
using Xunit;

namespace Swiper.Cluster.Tests.Support;

/// <summary>What somebody decided about somebody at a round of speed dating.</summary>
/// <param name="From">Who.</param>
/// <param name="To">About whom.</param>
/// <param name="IsYes">What.</param>
/// <param name="IsMatch">Whether the other said yes as well.</param>
internal sealed record Decision(int From, int To, bool IsYes, bool IsMatch)
{
    private const string FileName = "speed-dating-waves-01-10.csv";

    /// <summary>All that were recorded; skips the test where the file is missing.</summary>
    internal static List<Decision> ReadAll()
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

    private static string? Find()
    {
        var folders = new List<string?> { Environment.GetEnvironmentVariable("SWIPER_SHARED") };
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Swiper.sln")))
            {
                folders.Add(Path.Combine(folder.FullName, "..", "shared"));
            }
        }

        return folders.OfType<string>().Select(folder => Path.Combine(folder, "data", FileName)).FirstOrDefault(File.Exists);
    }
}
