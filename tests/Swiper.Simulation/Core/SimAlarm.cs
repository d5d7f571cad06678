namespace Swiper.Simulation.Core;

/// <summary>
/// Something that is done once, on a lane, as a step of its own. It is no task: what it does starts nothing that awaits, but delivers a message
/// or completes what somebody awaits elsewhere.
/// </summary>
internal sealed class SimAlarm : IDue
{
    private readonly Lane _lane;
    private readonly Action _action;

    private SimAlarm(Lane lane, Action action) => (_lane, _action) = (lane, action);

    /// <summary>Sets one, so many ticks from now.</summary>
    public static void Set(SimLoop loop, Lane lane, long ticks, Action action) => loop.Arm(new SimAlarm(lane, action), loop.Now + ticks);

    public bool IsArmedFor(long due) => !_lane.IsDead;

    public void Fire() => _lane.Schedule(static action => ((Action)action!)(), _action);
}
