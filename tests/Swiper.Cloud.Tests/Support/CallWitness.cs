using System.Collections.Concurrent;

namespace Swiper.Cloud.Tests.Support;

/// <summary>Signals when a grain has finished a call of a given name.</summary>
internal sealed class CallWitness : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _seen = [];

    public Task Seen(string method) => SignalOf(method).Task;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        SignalOf(context.MethodName).TrySetResult();
    }

    private TaskCompletionSource SignalOf(string method) =>
        _seen.GetOrAdd(method, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
