using Swiper.Simulation.Disk;
using Swiper.Simulation.Stage;

namespace Swiper.Simulation.Plants;

/// <summary>Makes <c>Hear</c> wait for the swipe that its grain is processing, as if calls did not interleave.</summary>
internal sealed class WaitingHearPlant : Plant
{
    private readonly Dictionary<GrainId, int> _busy = [];
    private readonly Dictionary<GrainId, Queue<Action>> _waiting = [];

    public override string Name => "hear-does-not-interleave";

    public override bool Holds(GrainMessage message, Action arrive)
    {
        if (message.Method == "IUserGrain.Swipe")
        {
            _busy[message.Grain] = _busy.GetValueOrDefault(message.Grain) + 1;
        }

        if (message.Method != "IUserPeer.Hear" || _busy.GetValueOrDefault(message.Grain) == 0)
        {
            return false;
        }

        if (!_waiting.TryGetValue(message.Grain, out var waiting))
        {
            _waiting.Add(message.Grain, waiting = new());
        }

        waiting.Enqueue(arrive);
        return true;
    }

    public override void OnResponse(GrainMessage message)
    {
        if (message.Method != "IUserGrain.Swipe" || _busy.GetValueOrDefault(message.Grain) == 0 || --_busy[message.Grain] > 0)
        {
            return;
        }

        while (_waiting.TryGetValue(message.Grain, out var waiting) && waiting.TryDequeue(out var arrive))
        {
            arrive();
        }
    }

    public override void OnCrash(IReadOnlyList<SimDatabase> databases)
    {
        _busy.Clear();
        _waiting.Clear();
    }
}
