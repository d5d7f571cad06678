using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Swiper.Testing;

public sealed class LogCapture : ILoggerFactory, ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();
    private readonly ConcurrentQueue<string> _all = new();

    /// <summary>The level and text of every entry.</summary>
    public IReadOnlyCollection<(LogLevel Level, string Text)> Lines => _lines;

    /// <summary>Everything a log can show of an entry: text, exception and properties.</summary>
    public IReadOnlyCollection<string> All => _all;

    public IEnumerable<string> Errors => _lines.Where(line => line.Level >= LogLevel.Error).Select(line => line.Text);

    public ILogger<T> For<T>() => new Logger<T>(this);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("What is logged is kept here only.");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = formatter(state, exception);
        _lines.Enqueue((logLevel, text));
        _all.Enqueue(text + exception + string.Join(';', state as IEnumerable<KeyValuePair<string, object?>> ?? []));
    }

    public void Dispose()
    {
    }
}
