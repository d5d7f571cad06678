using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Calls;

internal sealed class CancellableGrain(Probe probe) : Grain, ICancellableGrain
{
    private readonly List<string> _journal = [];

    public async Task WaitForCancellation(CancellationToken cancellationToken)
    {
        var home = TaskScheduler.Current;
        var cancelled = new TaskCompletionSource<bool>();
        await using var registration = cancellationToken.Register(() => cancelled.SetResult(TaskScheduler.Current == home));
        probe.Signal($"cancellable:{this.GetPrimaryKeyLong()}");
        _journal.Add($"cancelled at home: {await cancelled.Task}");
        probe.Signal($"cancelled:{this.GetPrimaryKeyLong()}");
        cancellationToken.ThrowIfCancellationRequested();
    }

    public Task Enter(string name, CancellationToken cancellationToken)
    {
        _journal.Add(name);
        return Task.CompletedTask;
    }

    public Task<string> Journal() => Task.FromResult(string.Join(", ", _journal));
}
