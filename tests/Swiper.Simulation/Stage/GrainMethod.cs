using System.Collections.Concurrent;
using Orleans.CodeGeneration;
using Orleans.Serialization.Invocation;

namespace Swiper.Simulation.Stage;

/// <summary>What the stage needs to know of one method of a grain interface. Orleans' generated request says it all.</summary>
internal sealed record GrainMethod(string Name, bool AlwaysInterleaves, bool IsReadOnly, bool IsOneWay, TimeSpan? ResponseTimeout)
{
    private static readonly ConcurrentDictionary<Type, GrainMethod> Known = new();

    public static GrainMethod Of(IInvokable request, InvokeMethodOptions options) =>
        Known.TryGetValue(request.GetType(), out var method) ? method : Known.GetOrAdd(request.GetType(), new GrainMethod(
            $"{request.GetInterfaceType().Name}.{request.GetMethodName()}",
            options.HasFlag(InvokeMethodOptions.AlwaysInterleave),
            options.HasFlag(InvokeMethodOptions.ReadOnly),
            options.HasFlag(InvokeMethodOptions.OneWay),
            request.GetDefaultResponseTimeout()));
}
