namespace Swiper.Simulation.Core;

/// <summary>A runnable step: a task, or work that is not a task.</summary>
/// <param name="Lane">The lane that runs it.</param>
/// <param name="State">The task, or the argument of the work.</param>
/// <param name="Work">The work; null for a task.</param>
internal readonly record struct Step(Lane Lane, object State, Action<object?>? Work);

/// <summary>An entry of the timer queue.</summary>
internal interface IDue
{
    /// <summary>Whether the entry is still armed.</summary>
    bool IsArmedFor(long due);

    void Fire();
}

/// <summary>
/// The single thread of a run. Every runnable step is in one list, from which the seed picks; when the list is empty, virtual time advances to the
/// next timer.
/// </summary>
internal sealed class SimLoop(SimRandom random, int shuffle)
{
    private readonly List<Step> _ready = [];
    private readonly PriorityQueue<IDue, (long Due, long Order)> _timers = new();
    private readonly Dictionary<long, List<Action>> _atStep = [];
    private long _timerOrder;

    /// <summary>Virtual time since the start, in ticks; monotonic.</summary>
    public long Now { get; private set; }

    /// <summary>The sum of all jumps of the wall clock, in ticks.</summary>
    public long WallOffset { get; set; }

    public long Steps { get; private set; }

    /// <summary>An unhandled exception; when set, it ends the run at once.</summary>
    public Exception? Broken { get; set; }

    public void Enqueue(Step step) => _ready.Add(step);

    /// <summary>Runs a callback between two steps, that many steps from now.</summary>
    public void AfterSteps(long steps, Action action)
    {
        var at = Steps + Math.Max(1, steps);
        if (!_atStep.TryGetValue(at, out var actions))
        {
            _atStep.Add(at, actions = []);
        }

        actions.Add(action);
    }

    /// <summary>Arms a timer and answers its due time.</summary>
    public long Arm(IDue timer, long due)
    {
        due = Math.Max(due, Now);
        _timers.Enqueue(timer, (due, _timerOrder++));
        return due;
    }

    /// <summary>Takes one step. Answers false if nothing is left to do before the limit.</summary>
    public bool Step(long limit)
    {
        while (_ready.Count == 0)
        {
            if (!_timers.TryPeek(out var timer, out var key) || key.Due > limit)
            {
                return false;
            }

            _timers.Dequeue();
            if (timer.IsArmedFor(key.Due))
            {
                Now = Math.Max(Now, key.Due);
                timer.Fire();
            }
        }

        Steps++;
        if (_atStep.Count > 0 && _atStep.Remove(Steps, out var actions))
        {
            foreach (var action in actions)
            {
                action();
            }

            if (_ready.Count == 0)
            {
                return true;
            }
        }

        var index = random.Below(100) < shuffle ? random.Below(_ready.Count) : 0;
        var step = _ready[index];
        _ready.RemoveAt(index);
        step.Lane.Take(step);
        return true;
    }

    /// <summary>Runs until a moment of virtual time, or until nothing is left to do before it.</summary>
    public void RunUntil(long moment)
    {
        while (Broken is null && Step(moment))
        {
        }

        Now = Math.Max(Now, moment);
    }

    /// <summary>Drops the steps queued by a dead lane.</summary>
    public void Forget(Lane lane) => _ready.RemoveAll(step => step.Lane == lane);
}
