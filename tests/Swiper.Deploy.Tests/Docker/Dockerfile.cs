using System.Text.RegularExpressions;

namespace Swiper.Deploy.Tests.Docker;

/// <summary>A Dockerfile's instructions, each joined into one line.</summary>
internal sealed partial class Dockerfile(string path)
{
    public IReadOnlyList<string> Instructions { get; } =
    [
        .. Repository.Read(path).Replace("\\\n", "", StringComparison.Ordinal).Split('\n')
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => Spaces().Replace(line, " ")),
    ];

    /// <summary>The instructions of the final stage.</summary>
    public IReadOnlyList<string> LastStage => [.. Instructions.Skip(Instructions.ToList().FindLastIndex(IsA("FROM")))];

    public IEnumerable<string> Of(string instruction) => Instructions.Where(line => IsA(instruction)(line));

    /// <summary>The paths copied from the repository.</summary>
    public IReadOnlyList<string> Copied =>
        [.. Of("COPY").Where(line => !line.Contains("--from=", StringComparison.Ordinal)).SelectMany(line => line.Split(' ')[1..^1])];

    private static Predicate<string> IsA(string instruction) => line => line.StartsWith(instruction + " ", StringComparison.Ordinal);

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
