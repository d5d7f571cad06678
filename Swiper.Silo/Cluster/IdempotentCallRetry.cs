using System.Collections.Concurrent;
using System.Reflection;
using Swiper.Grains.Interfaces;

namespace Swiper.Silo.Cluster;

/// <summary>
/// Repeats a silo's call of an idempotent method of a grain whose silo stops or died, so that the request behind it does not fail. A few times only:
/// the caller may hold up others.
/// </summary>
/// <remarks>
/// A grain that is called in its own silo gets the very request of its caller, and disposes of it. So a method that passes on the failures of other
/// grains cannot be repeated here: its request is used up.
/// </remarks>
internal sealed class IdempotentCallRetry(TimeProvider time) : IOutgoingGrainCallFilter
{
    private const int MaxTries = 5;

    private readonly ConcurrentDictionary<MethodInfo, bool> _methods = new();

    public Task Invoke(IOutgoingGrainCallContext context) =>
        _methods.GetOrAdd(context.InterfaceMethod, IdempotentAttribute.IsRepeatable) ? Repeat(context) : context.Invoke();

    private async Task Repeat(IOutgoingGrainCallContext context)
    {
        var pause = Rejections.FirstPause;
        for (var left = MaxTries; ; left--)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (Exception exception) when (left > 1 && Rejections.IsSilosFault(exception))
            {
                await Task.Delay(pause, time);
                pause = Rejections.Next(pause);
            }
        }
    }
}
