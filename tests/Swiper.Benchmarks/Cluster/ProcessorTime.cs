using System.Globalization;
using Swiper.Cli.Cluster;

namespace Swiper.Benchmarks.Cluster;

/// <summary>The parts of a cluster, and the processor time that each has used.</summary>
internal enum ClusterPart
{
    Nginx,
    Api,
    Silo,
    Database,
    Other,
}

/// <summary>Reads processor time where the system counts it (Linux: <c>/proc</c>).</summary>
internal static class ProcessorTime
{
    private const int UserField = 11;
    private const int SystemField = 12;

    /// <summary>The system counts in hundredths of a second, whatever it schedules by.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>The time of each part of a cluster so far.</summary>
    public static Dictionary<ClusterPart, TimeSpan> OfCluster(ClusterState cluster) => cluster.Processes
        .GroupBy(process => PartOf(process.Key), process => OfFamily(process.Value.Id))
        .ToDictionary(part => part.Key, part => part.Aggregate(TimeSpan.Zero, (sum, time) => sum + time));

    /// <summary>The time of a process and its children, such as nginx's workers.</summary>
    public static TimeSpan OfFamily(int id) => Children(id).Aggregate(Of(id), (sum, child) => sum + Of(child));

    /// <summary>Bytes that a process has had written to the disk so far.</summary>
    public static long BytesWritten(int id) => File.ReadLines($"/proc/{id}/io")
        .Where(line => line.StartsWith("write_bytes:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.AsSpan("write_bytes:".Length), CultureInfo.InvariantCulture))
        .Single();

    private static TimeSpan Of(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return Tick * (long.Parse(fields[UserField], CultureInfo.InvariantCulture) + long.Parse(fields[SystemField], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return TimeSpan.Zero;
        }
    }

    private static IEnumerable<int> Children(int id)
    {
        var file = $"/proc/{id}/task/{id}/children";
        return File.Exists(file)
            ? File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(child => int.Parse(child, CultureInfo.InvariantCulture))
            : [];
    }

    private static ClusterPart PartOf(string name) => name.Split('-')[0] switch
    {
        Nginx.Name => ClusterPart.Nginx,
        MariaDb.Name => ClusterPart.Database,
        "api" => ClusterPart.Api,
        "silo" => ClusterPart.Silo,
        _ => ClusterPart.Other,
    };
}
