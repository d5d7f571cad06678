using System.Collections.Concurrent;

namespace Swiper.Grains.Tests.Support;

/// <summary>Records the calls that reach grains, while somebody wants to know.</summary>
internal sealed class CallRecorder : IIncomingGrainCallFilter
{
    /// <summary>Where to record, or null.</summary>
    public ConcurrentQueue<string>? Log { get; set; }

    public Task Invoke(IIncomingGrainCallContext context)
    {
        Log?.Enqueue($"{context.InterfaceName}.{context.MethodName}");
        return context.Invoke();
    }
}
