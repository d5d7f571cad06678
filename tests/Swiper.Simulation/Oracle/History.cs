namespace Swiper.Simulation.Oracle;

/// <summary>The values of something and when each began. Moments are steps of the run, times are virtual time.</summary>
internal sealed class History<T>(T first)
{
    private static readonly CommitStamp Always = new() { ToldAt = long.MinValue };

    private readonly List<(long Moment, CommitStamp Stamp, T State)> _states = [(long.MinValue, Always, first)];

    public T Latest => _states[^1].State;

    public void Add(long moment, CommitStamp stamp, T state) => _states.Add((moment, stamp, state));

    /// <summary>Every value at a moment and since.</summary>
    public IEnumerable<T> Since(long moment)
    {
        var index = _states.Count - 1;
        while (_states[index].Moment > moment)
        {
            index--;
        }

        return From(index);
    }

    /// <summary>Every value that an observer can have held at a time and since: a commit counts from the moment its writer was told.</summary>
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

/// <summary>The range that a wall clock can have shown between two moments.</summary>
internal readonly record struct WallRange(DateTimeOffset Min, DateTimeOffset Max);

/// <summary>When the writers of a commit were told of it; until then they may show the previous value.</summary>
internal sealed class CommitStamp
{
    /// <summary>The time, or <see cref="long.MaxValue"/> if the writers were not told yet.</summary>
    public long ToldAt { get; set; } = long.MaxValue;
}
