using System.Collections.Concurrent;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Silo.Accounts;

namespace Swiper.Silo.Tests.Accounts;

/// <summary>Answers each try from a script and records the messages; after the script every message is sent.</summary>
internal sealed class ScriptedProvider(params Func<CancellationToken, Task<SmsOutcome>>[] script) : ISmsProvider
{
    private readonly ConcurrentQueue<Func<CancellationToken, Task<SmsOutcome>>> _script = new(script);
    private int _tries;

    public int Tries => Volatile.Read(ref _tries);

    public ConcurrentQueue<SmsMessage> Sent { get; } = [];

    public static Func<CancellationToken, Task<SmsOutcome>> Answers(SmsOutcome outcome) => _ => Task.FromResult(outcome);

    public static Func<CancellationToken, Task<SmsOutcome>> Throws(Exception exception) => _ => Task.FromException<SmsOutcome>(exception);

    /// <summary>Never answers, and ignores cancellation.</summary>
    public static Task<SmsOutcome> Hangs(CancellationToken cancellationToken) => new TaskCompletionSource<SmsOutcome>().Task;

    public Task<SmsOutcome> Send(SmsMessage message, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _tries);
        if (_script.TryDequeue(out var answer))
        {
            return answer(cancellationToken);
        }

        Sent.Enqueue(message);
        return Task.FromResult(SmsOutcome.Sent);
    }
}
