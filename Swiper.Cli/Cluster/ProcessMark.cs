using System.Globalization;

namespace Swiper.Cli.Cluster;

/// <summary>A started process, told apart from a later one with the same id.</summary>
/// <param name="Id">Its number.</param>
/// <param name="StartedAt">When it started, in ticks since the machine did.</param>
internal sealed record ProcessMark(int Id, long StartedAt)
{
    private const int StateField = 0;
    private const int StartField = 19;

    /// <summary>Marks a process that runs.</summary>
    public static ProcessMark Of(int id) => new(id, long.Parse(Read(id)?[StartField] ?? "0", CultureInfo.InvariantCulture));

    /// <summary>Whether the process still runs. A zombie does not.</summary>
    public bool IsRunning() =>
        Read(Id) is { } fields && fields[StateField] != "Z" && fields[StartField] == StartedAt.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the system says of a process, from its state on; the name before may hold anything.</summary>
    private static string[]? Read(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
