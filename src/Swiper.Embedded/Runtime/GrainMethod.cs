using System.Reflection;
using Orleans;
using Orleans.Concurrency;

namespace Swiper.Embedded;

/// <summary>What the engine knows of one method of a grain interface.</summary>
internal sealed class GrainMethod
{
    public GrainMethod(MethodInfo method)
    {
        Name = $"{method.DeclaringType!.Name}.{method.Name}";
        AlwaysInterleaves = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        IsReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        IsOneWay = method.ReturnType == typeof(void) || method.IsDefined(typeof(OneWayAttribute));
        ResponseTimeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
    }

    private GrainMethod(string name, bool interleaves)
    {
        Name = name;
        AlwaysInterleaves = interleaves;
        IsOneWay = true;
    }

    /// <summary>The tick of a timer, in order with requests.</summary>
    public static GrainMethod Tick { get; } = new("Timer", interleaves: false);

    /// <summary>The tick of a timer between the turns of requests.</summary>
    public static GrainMethod InterleavedTick { get; } = new("Timer", interleaves: true);

    public string Name { get; }

    public bool AlwaysInterleaves { get; }

    public bool IsReadOnly { get; }

    public bool IsOneWay { get; }

    public TimeSpan? ResponseTimeout { get; }
}
