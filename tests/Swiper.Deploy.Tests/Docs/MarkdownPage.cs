using System.Text.RegularExpressions;

namespace Swiper.Deploy.Tests.Docs;

/// <summary>A page of the repository: its headings, links, tables and fenced code.</summary>
internal sealed partial class MarkdownPage
{
    private const string Fence = "```";
    private const string CodeIndent = "    ";

    private readonly List<string> _prose = [];
    private readonly List<string> _code = [];

    private MarkdownPage(string path)
    {
        Path = path;
        List<string>? block = null;
        var isCode = false;
        var isAfterBlank = true;
        foreach (var line in Repository.Read(path).Split('\n'))
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                if (block is not null)
                {
                    _code.Add(string.Join('\n', block));
                }

                block = block is null ? [line[Fence.Length..]] : null;
                isCode = false;
            }
            else if (block is not null)
            {
                block.Add(line);
            }
            else
            {
                // Indented code starts after a blank line; the continuation of a list item may be indented too.
                isCode = line.StartsWith(CodeIndent, StringComparison.Ordinal) && (isCode || isAfterBlank);
                _prose.Add(isCode ? "" : line);
            }

            isAfterBlank = line.Length == 0;
        }
    }

    /// <summary>The path relative to the root of the repository.</summary>
    public string Path { get; }

    /// <summary>The fenced blocks, each with its language as the first line.</summary>
    public IReadOnlyList<string> Code => _code;

    public IEnumerable<int> HeadingLevels => Headings.Select(heading => heading.TakeWhile(character => character == '#').Count());

    /// <summary>The headings' anchors, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors => Headings.Select(heading => AnchorOf(heading.TrimStart('#').Trim()));

    /// <summary>The targets of links and pictures.</summary>
    public IEnumerable<string> Links => LinksOf(_prose);

    /// <summary>The rows of all tables, without the delimiter rows.</summary>
    public IEnumerable<string> TableRows => _prose.Where(line => line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal));

    private IEnumerable<string> Headings => _prose.Where(line => Heading().IsMatch(line));

    /// <summary>Every page of the repository, without build and run output.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Repository.Files(".", "*.md").Where(file => !file.Split('/').Any(part => part is "artifacts" or "bin" or "obj" or "data" or ".git")),
    ];

    public static MarkdownPage Read(string path) => new(path);

    public static IEnumerable<string> LinksOf(IEnumerable<string> lines) =>
        lines.SelectMany(line => Link().Matches(CodeSpan().Replace(line, ""))).Select(match => match.Groups[1].Value);

    public static IEnumerable<string> CodeSpansOf(string line) => CodeSpan().Matches(line).Select(match => match.Value);

    private static string AnchorOf(string heading) => NoAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex("^#{1,6} ")]
    private static partial Regex Heading();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
