using Microsoft.Extensions.Logging.Abstractions;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Media;
using Swiper.Grains.Safety;

namespace Swiper.Simulation.Media;

/// <summary>The store of pictures, which outlives every process: late, and now and then away.</summary>
internal sealed class SimMedia(World world)
{
    private const int AwayPercent = 4;

    private readonly HashSet<string> _files = [];
    private readonly Dictionary<string, long> _deleted = [];
    private readonly HashSet<(string Key, long Report)> _copies = [];
    private int _keys;

    public IReadOnlySet<string> Files => _files;

    /// <summary>The copies that are kept with reports.</summary>
    public IReadOnlySet<(string Key, long Report)> Copies => _copies;

    /// <summary>A key that no file has had.</summary>
    public string NewKey() => $"picture-{++_keys}";

    /// <summary>The product's steps of storing and deleting, against this store.</summary>
    public PictureFlows Flows(IGrainFactory grains) => new(grains, Delete, NullLogger.Instance);

    /// <summary>The product's steps of making and forgetting reports, against this store.</summary>
    public ReportFlows Reports(IGrainFactory grains) => new(grains, Copy, DeleteCopy);

    /// <summary>Whether a file was there at some moment since a step of the run.</summary>
    public bool WasThereSince(string key, long moment) => _files.Contains(key) || (_deleted.TryGetValue(key, out var deleted) && deleted >= moment);

    public async Task Put(string key)
    {
        await Late();
        if (!world.Plant.LosesFile(key))
        {
            _files.Add(key);
        }

        world.Trace.Add("put");
        world.Trace.Say($"    stores {key}");
        await Late();
    }

    private async Task Copy(string key, long report)
    {
        await Late();
        world.Oracle.Require(world.Databases.Any(database => database.Reports.ContainsKey(report)), "report", "a picture is copied for a report that is not there");
        if (_files.Contains(key))
        {
            _copies.Add((key, report));
        }

        world.Trace.Add("copy");
        world.Trace.Say($"    copies {key}");
        await Late();
    }

    private async Task DeleteCopy(string key, long report)
    {
        await Late();
        _copies.Remove((key, report));
        world.Trace.Add("delete copy");
        world.Trace.Say($"    deletes the copy of {key}");
        await Late();
    }

    private async Task Delete(string key)
    {
        await Late();
        world.Oracle.Pictures.OnDelete(key);
        if (!world.Plant.KeepsFile(key) && _files.Remove(key))
        {
            _deleted[key] = world.Oracle.Moment;
        }

        world.Trace.Add("delete");
        world.Trace.Say($"    deletes {key}");
        await Late();
    }

    private async Task Late()
    {
        // Whoever stores or deletes a picture dies with the process.
        var process = world.Process;
        await process.Delay(world.Random.Below(50 * TimeSpan.TicksPerMillisecond));
        if (!world.Faults.IsQuiet && world.Random.Percent(AwayPercent))
        {
            throw new StoreUnavailableException("The store of pictures is away.");
        }
    }
}
