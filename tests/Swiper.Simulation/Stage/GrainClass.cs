using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;

namespace Swiper.Simulation.Stage;

/// <summary>One grain class: its name, its interfaces, and Orleans' activator for its instances.</summary>
internal sealed class GrainClass
{
    // Scheduling and placement attributes that the stage does not support.
    private static readonly Type[] NotStaged = [typeof(ReentrantAttribute), typeof(MayInterleaveAttribute), typeof(StatelessWorkerAttribute)];

    private static readonly ConcurrentDictionary<Type, GrainClass> Known = new();

    private GrainClass(Type type)
    {
        if (Array.Find(NotStaged, attribute => type.IsDefined(attribute, inherit: true)) is { } attribute)
        {
            throw new NotSupportedException($"{type} has {attribute.Name}, which the stage does not have.");
        }

        GrainType = type.GetCustomAttribute<GrainTypeAttribute>() is { } named
            ? named.GetGrainType(null!, type)
            : throw new NotSupportedException($"{type} has no {nameof(GrainTypeAttribute)}.");
        Activator = OrleansParts.ActivatorOf(type);
        Interfaces = [.. type.GetInterfaces().Where(candidate => typeof(IGrain).IsAssignableFrom(candidate) && candidate.Assembly != typeof(IGrain).Assembly)];
    }

    public GrainType GrainType { get; }

    public IGrainActivator Activator { get; }

    /// <summary>The grain interfaces, without marker interfaces.</summary>
    public IReadOnlyList<Type> Interfaces { get; }

    public static GrainClass Of(Type type) => Known.GetOrAdd(type, static type => new GrainClass(type));
}
