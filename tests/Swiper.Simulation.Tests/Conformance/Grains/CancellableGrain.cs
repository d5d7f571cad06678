using Orleans.Concurrency;

namespace Swiper.Simulation.Tests.Conformance.Grains;

[Alias("test.cancellable")]
internal interface ICancellableGrain : IGrainWithIntegerKey
{
    /// <summary>Waits until it is cancelled, and records whether it resumed on the activation's scheduler.</summary>
    [Alias("WaitForCancellation")]
    Task WaitForCancellation(CancellationToken cancellationToken);

    [Alias("Enter")]
    Task Enter(string name, CancellationToken cancellationToken);

    [Alias("Journal"), AlwaysInterleave]
    Task<string> Journal();
}

[GrainType("test.cancellable")]
internal sealed class CancellableGrain(IGrainContext context, Probe probe) : Grain(context), ICancellableGrain
{
    private readonly List<string> _journal = [];

    public async Task WaitForCancellation(CancellationToken cancellationToken)
    {
        var home = TaskScheduler.Current;
        var cancelled = new TaskCompletionSource<bool>();
        await using var registration = cancellationToken.Register(() => cancelled.SetResult(TaskScheduler.Current == home));
        probe.Signal($"{this.GetPrimaryKeyLong()}:waits");
        _journal.Add($"cancelled at home: {await cancelled.Task}");
        probe.Signal($"{this.GetPrimaryKeyLong()}:cancelled");
        cancellationToken.ThrowIfCancellationRequested();
    }

    public Task Enter(string name, CancellationToken cancellationToken)
    {
        _journal.Add(name);
        return Task.CompletedTask;
    }

    public Task<string> Journal() => Task.FromResult(string.Join(", ", _journal));
}
