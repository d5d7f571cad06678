using Swiper.Benchmarks.Http;

namespace Swiper.Benchmarks.Cluster;

/// <summary>One size of what grows.</summary>
/// <param name="Size">How much there is of it.</param>
/// <param name="Server">The cluster.</param>
/// <param name="Connections">How many connections at once.</param>
/// <param name="Next">Connection → its next like, or null if there is no more.</param>
internal sealed record GrowthCase(int Size, ClusterServer Server, int Connections, Func<int, byte[]?> Next)
{
    /// <summary>The rounds that count.</summary>
    public List<GrowthSample> Samples { get; } = [];

    /// <summary>Most likes in one round.</summary>
    public int LikesARound { get; init; } = int.MaxValue;

    public async Task<GrowthSample> Measure(TimeSpan duration)
    {
        var left = LikesARound;
        var before = await ClusterDatabases.BytesWritten(Server.State);
        var sample = await Server.Measure(connection => Interlocked.Decrement(ref left) >= 0 && Next(connection) is { } like ? Load.Send(like) : null, Connections, duration);
        var after = await ClusterDatabases.BytesWritten(Server.State);
        var likes = Math.Max(1, sample.Load.Count);
        return new GrowthSample(sample, (after.Log - before.Log) / likes, (after.Disk - before.Disk) / likes);
    }
}

/// <summary>A load of likes, and what the database wrote for each.</summary>
/// <param name="Load">The load.</param>
/// <param name="LogBytes">Bytes in the database's log a like.</param>
/// <param name="DiskBytes">Bytes on the database's disk a like, with what had waited to be written.</param>
internal sealed record GrowthSample(Sample Load, double LogBytes, double DiskBytes);

/// <summary>What grows, at all its sizes.</summary>
/// <param name="Name">What it is.</param>
/// <param name="MustBeFlat">Whether a like must cost the same at each size.</param>
/// <param name="Cases">The sizes.</param>
internal sealed record Growth(string Name, bool MustBeFlat, IReadOnlyList<GrowthCase> Cases);
