namespace Swiper.Simulation.Core;

/// <summary>One thing that can go on next: a task, or work that is none.</summary>
/// <param name="Lane">Where it runs.</param>
/// <param name="State">The task, or what the work is about.</param>
/// <param name="Work">The work; null for a task.</param>
internal readonly record struct Step(Lane Lane, object State, Action<object?>? Work);

/// <summary>Something that is due at a moment of virtual time.</summary>
internal interface IDue
{
    /// <summary>Whether an entry of the queue still counts.</summary>
    bool IsArmedFor(long due);

    /// <summary>Its moment has come.</summary>
    void Fire();
}

/// <summary>
/// The one thread of a run. Whatever can go on next is in one list, from which the seed picks; when nothing can, virtual time moves to the
/// next timer.
/// </summary>
internal sealed class SimLoop(SimRandom random, int shuffle)
{
    private readonly List<Step> _ready = [];
    private readonly PriorityQueue<IDue, (long Due, long Order)> _timers = new();
    private readonly Dictionary<long, List<Action>> _atStep = [];
    private long _timerOrder;

    /// <summary>Virtual time since the start, in ticks; it never goes back.</summary>
    public long Now { get; private set; }

    /// <summary>How far the wall clock is from where it would be without jumps, in ticks.</summary>
    public long WallOffset { get; set; }

    /// <summary>Steps taken.</summary>
    public long Steps { get; private set; }

    /// <summary>What ends the run at once when set: an exception nobody handled.</summary>
    public Exception? Broken { get; set; }

    /// <summary>Queues a step.</summary>
    public void Enqueue(Step step) => _ready.Add(step);

    /// <summary>Runs something between two steps, a number of steps from now.</summary>
    public void AfterSteps(long steps, Action action)
    {
        var at = Steps + Math.Max(1, steps);
        if (!_atStep.TryGetValue(at, out var actions))
        {
            _atStep.Add(at, actions = []);
        }

        actions.Add(action);
    }

    /// <summary>Arms a timer; answers when it is due.</summary>
    public long Arm(IDue timer, long due)
    {
        due = Math.Max(due, Now);
        _timers.Enqueue(timer, (due, _timerOrder++));
        return due;
    }

    /// <summary>Takes one step. False when there is nothing left to do before the limit.</summary>
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

    /// <summary>Runs until a moment, or until nothing is left to do before it.</summary>
    public void RunUntil(long moment)
    {
        while (Broken is null && Step(moment))
        {
        }

        Now = Math.Max(Now, moment);
    }

    /// <summary>Drops what a dead lane had queued.</summary>
    public void Forget(Lane lane) => _ready.RemoveAll(step => step.Lane == lane);
}
