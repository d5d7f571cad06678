using System.Collections.Concurrent;

namespace Swiper.Engine.Tests.Support;

/// <summary>What grains and tests tell each other beside calls. One per silo.</summary>
public sealed class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _signals = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _journals = new();

    private readonly ConcurrentDictionary<string, int> _counters = new();

    /// <summary>Marks a place as reached, or opens a gate.</summary>
    public void Signal(string name) => SourceOf(name).TrySetResult();

    /// <summary>Waits for a place or gate; the limit only ends a test that hangs.</summary>
    public Task Wait(string name) => SourceOf(name).Task.WaitAsync(Patience);

    public void Note(string journal, string entry) => JournalOf(journal).Enqueue(entry);

    /// <summary>Counts up from 1.</summary>
    public int Count(string counter) => _counters.AddOrUpdate(counter, 1, (_, count) => count + 1);

    public string Journal(string journal) => string.Join(' ', JournalOf(journal));

    private TaskCompletionSource SourceOf(string name) => _signals.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private ConcurrentQueue<string> JournalOf(string name) => _journals.GetOrAdd(name, _ => new());
}
