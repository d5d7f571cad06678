namespace Swiper.Simulation.Core;

/// <summary>
/// Runs once, on a lane, as a step of its own. An alarm is not a task: its callback awaits nothing and only delivers a message or completes a promise
/// awaited elsewhere.
/// </summary>
internal sealed class SimAlarm : IDue
{
    private readonly Lane _lane;
    private readonly Action _action;

    private SimAlarm(Lane lane, Action action) => (_lane, _action) = (lane, action);

    /// <summary>Sets an alarm that many ticks from now.</summary>
    public static void Set(SimLoop loop, Lane lane, long ticks, Action action) => loop.Arm(new SimAlarm(lane, action), loop.Now + ticks);

    public bool IsArmedFor(long due) => !_lane.IsDead;

    public void Fire() => _lane.Schedule(static action => ((Action)action!)(), _action);
}
