using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Swiper.Storage.Tests.Support;

/// <summary>Keeps what was logged.</summary>
internal sealed class LogCapture : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<string> _all = new();

    internal IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Every line, with its exception.</summary>
    internal IReadOnlyCollection<string> All => _all;

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = formatter(state, exception);
        _all.Enqueue($"{line}{exception}{string.Join(';', state as IEnumerable<KeyValuePair<string, object?>> ?? [])}");
        if (logLevel >= LogLevel.Error)
        {
            _errors.Enqueue(line);
        }
    }
}
