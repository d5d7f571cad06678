using System.Collections.Concurrent;

namespace Swiper.Simulation.Tests.Conformance;

/// <summary>A side channel between grains and scenarios. Names begin with the key of the grain.</summary>
internal sealed class Probe
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _signals = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _journals = new();
    private readonly ConcurrentDictionary<string, int> _counters = new();

    /// <summary>Marks a place as reached, or opens a gate.</summary>
    public void Signal(string name) => SourceOf(name).TrySetResult();

    public Task Wait(string name) => SourceOf(name).Task;

    public bool IsSignalled(string name) => SourceOf(name).Task.IsCompleted;

    /// <summary>Takes a signal back; answers whether there was one.</summary>
    public bool Take(string name) => IsSignalled(name) && _signals.TryRemove(name, out _);

    public void Note(string journal, string entry) => JournalOf(journal).Enqueue(entry);

    public string Journal(string journal) => string.Join(' ', JournalOf(journal));

    /// <summary>Counts up from 1.</summary>
    public int Count(string counter) => _counters.AddOrUpdate(counter, 1, (_, count) => count + 1);

    private TaskCompletionSource SourceOf(string name) => _signals.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private ConcurrentQueue<string> JournalOf(string name) => _journals.GetOrAdd(name, _ => new());
}
