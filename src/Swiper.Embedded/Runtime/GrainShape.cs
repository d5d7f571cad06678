using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>What a grain class declares. It is slow to find out and the same for every engine, so it is found out once.</summary>
internal sealed class GrainShape
{
    private static readonly ConcurrentDictionary<Type, GrainShape> Shapes = new();

    private GrainShape(Type type)
    {
        Name = NameOf(type);
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        Interfaces = [.. type.GetInterfaces().Where(candidate => typeof(IGrain).IsAssignableFrom(candidate) && candidate.Assembly != typeof(IGrain).Assembly)];
    }

    /// <summary>The name of the class: what its attribute says, else its own name in lower case without "Grain".</summary>
    public GrainType Name { get; }

    /// <summary>Whether requests of any kind interleave.</summary>
    public bool IsReentrant { get; }

    /// <summary>Its grain interfaces, without those that only mark.</summary>
    public IReadOnlyList<Type> Interfaces { get; }

    public static GrainShape Of(Type type) => Shapes.GetOrAdd(type, static type => new GrainShape(type));

    private static GrainType NameOf(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>() is { } attribute)
        {
            return attribute.GrainType;
        }

        var name = type.Name.ToLowerInvariant();
        return GrainType.Create(name.EndsWith("grain", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name);
    }
}
