namespace Swiper.Simulation.Oracle;

/// <summary>What something was, and since when. Moments are steps of the run, times are virtual time.</summary>
internal sealed class History<T>(T first)
{
    private static readonly CommitStamp Always = new() { ToldAt = long.MinValue };

    private readonly List<(long Moment, CommitStamp Stamp, T State)> _states = [(long.MinValue, Always, first)];

    /// <summary>What it is now.</summary>
    public T Latest => _states[^1].State;

    /// <summary>It is something else from now on.</summary>
    public void Add(long moment, CommitStamp stamp, T state) => _states.Add((moment, stamp, state));

    /// <summary>All that it was at a moment and since.</summary>
    public IEnumerable<T> Since(long moment)
    {
        var index = _states.Count - 1;
        while (_states[index].Moment > moment)
        {
            index--;
        }

        return From(index);
    }

    /// <summary>All that somebody can have held it for at a time and since: what was committed counts from when its writer was told.</summary>
    public IEnumerable<T> SinceTime(long time)
    {
        var index = _states.Count - 1;
        while (_states[index].Stamp.ToldAt > time)
        {
            index--;
        }

        return From(index);
    }

    private IEnumerable<T> From(int index)
    {
        for (var i = index; i < _states.Count; i++)
        {
            yield return _states[i].State;
        }
    }
}

/// <summary>What a wall clock can have shown between two moments.</summary>
internal readonly record struct WallRange(DateTimeOffset Min, DateTimeOffset Max);

/// <summary>When those who wait for a commit were told of it; until then they may show what was before.</summary>
internal sealed class CommitStamp
{
    /// <summary>The time, or <see cref="long.MaxValue"/> until then.</summary>
    public long ToldAt { get; set; } = long.MaxValue;
}
