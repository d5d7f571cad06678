using System.Collections.Concurrent;
using System.Diagnostics;

namespace Swiper.Cli.Chaos.Load;

/// <summary>Counts what the apps were answered. Safe to use from many at once.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, int> _failed = new();
    private readonly ConcurrentQueue<string> _gaveUp = new();
    private long _lastSuccess = Stopwatch.GetTimestamp();
    private int _sent;

    /// <summary>How many requests were sent, repeats included.</summary>
    public int Sent => _sent;

    /// <summary>How many failed, by status and code.</summary>
    public IReadOnlyDictionary<string, int> Failed => _failed;

    /// <summary>The requests that did not succeed however often they were repeated.</summary>
    public IReadOnlyCollection<string> GaveUp => _gaveUp;

    /// <summary>The longest time in which nobody was served.</summary>
    public TimeSpan LongestOutage { get; private set; }

    /// <summary>The longest time a single request took, whatever its answer.</summary>
    public TimeSpan LongestCall { get; private set; }

    public void Succeed(TimeSpan elapsed)
    {
        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            LongestOutage = Longer(LongestOutage, Stopwatch.GetElapsedTime(_lastSuccess, now));
            _lastSuccess = now;
            Count(elapsed);
        }
    }

    public void Fail(string answer, TimeSpan elapsed)
    {
        lock (_gate)
        {
            _failed.AddOrUpdate(answer, 1, (_, count) => count + 1);
            LongestOutage = Longer(LongestOutage, Stopwatch.GetElapsedTime(_lastSuccess));
            Count(elapsed);
        }
    }

    public void GiveUp(string request) => _gaveUp.Enqueue(request);

    private void Count(TimeSpan elapsed)
    {
        _sent++;
        LongestCall = Longer(LongestCall, elapsed);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
