using Swiper.Storage;

namespace Swiper.Silo.Health;

/// <summary>
/// Whether every database of this silo commits. Callers within a second share an answer, so that no number of probes, from here or from APIs, is a load.
/// </summary>
internal sealed class StoreProbe(IStoreHealth stores, TimeProvider time)
{
    /// <summary>Shorter than the time that those who ask wait.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan SharedFor = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<string>? _last;
    private long _startedAt;

    /// <summary>The failures in words; empty if there are none.</summary>
    public Task<string> Failures()
    {
        lock (_gate)
        {
            if (_last is null || (_last.IsCompleted && time.GetElapsedTime(_startedAt) > SharedFor))
            {
                _startedAt = time.GetTimestamp();
                _last = Check();
            }

            return _last;
        }
    }

    private async Task<string> Check()
    {
        using var budget = new CancellationTokenSource(Budget, time);
        return string.Join(" ", (await stores.Check(budget.Token)).Where(store => !store.IsHealthy).Select(store => $"{store.Store}: {store.Failure}"));
    }
}
