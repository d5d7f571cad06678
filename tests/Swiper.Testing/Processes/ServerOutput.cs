using System.Collections.Concurrent;

namespace Swiper.Testing.Processes;

/// <summary>The output of a server, and a way to wait for a line of it.</summary>
public sealed class ServerOutput
{
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly List<(Predicate<string> Match, TaskCompletionSource<string> Found)> _waiting = [];

    public IReadOnlyCollection<string> Lines => _lines;

    public void Add(string? line)
    {
        lock (_gate)
        {
            if (line is not null)
            {
                _lines.Enqueue(line);
                foreach (var (_, found) in _waiting.Where(waiting => waiting.Match(line)))
                {
                    found.TrySetResult(line);
                }
            }
        }
    }

    /// <summary>The first matching line, past or future.</summary>
    public Task<string> Line(Predicate<string> match)
    {
        lock (_gate)
        {
            if (_lines.FirstOrDefault(line => match(line)) is { } line)
            {
                return Task.FromResult(line);
            }

            var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((match, found));
            return found.Task;
        }
    }

    /// <summary>Marks the end of the output.</summary>
    public void End()
    {
        lock (_gate)
        {
            foreach (var (_, found) in _waiting)
            {
                found.TrySetException(new InvalidOperationException("The server ended. It printed:\n" + string.Join('\n', _lines)));
            }
        }
    }
}
