using System.Collections.Concurrent;
using System.Linq.Expressions;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Configuration;
using Orleans.Serialization.Serializers;

namespace Swiper.Simulation.Stage;

/// <summary>
/// The parts of Orleans that the stage uses: serializer, copier, generated references and requests. One set serves all hosts of the process.
/// </summary>
internal static class OrleansParts
{
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddSerializer()
        .AddSingleton<IAttributeToFactoryMapper<PersistentStateAttribute>, PersistentStateAttributeMapper>()
        .BuildServiceProvider();

    private static readonly CodecProvider Codecs = Services.GetRequiredService<CodecProvider>();
    private static readonly CopyContextPool CopyContexts = Services.GetRequiredService<CopyContextPool>();
    private static readonly DeepCopier Copier = Services.GetRequiredService<DeepCopier>();
    private static readonly Serializer Serializer = Services.GetRequiredService<Serializer>();
    private static readonly ConcurrentDictionary<Type, DefaultGrainActivator> Activators = new();
    private static readonly ConcurrentDictionary<Type, Func<GrainReferenceShared, IdSpan, GrainReference>> References = new();

    public static IGrainActivator ActivatorOf(Type grainClass) =>
        Activators.GetOrAdd(grainClass, static type => new DefaultGrainActivator(Services, type));

    public static GrainReferenceShared Share(GrainType grain, Type grainInterface, IGrainReferenceRuntime runtime) => new(
        grain,
        GrainInterfaceType.Create(grainInterface.FullName!),
        interfaceVersion: 0,
        runtime,
        Orleans.CodeGeneration.InvokeMethodOptions.None,
        Codecs,
        CopyContexts,
        Services);

    public static Func<GrainReferenceShared, IdSpan, GrainReference> ReferencesTo(Type grainInterface) =>
        References.GetOrAdd(grainInterface, static type => FactoryOf(type));

    public static T Copy<T>(T value)
        where T : class => Copier.Copy(value)!;

    public static object WriteAndRead(object message) => Serializer.Deserialize<object>(Serializer.SerializeToArray(message))!;

    private static Func<GrainReferenceShared, IdSpan, GrainReference> FactoryOf(Type grainInterface)
    {
        var generated = Services.GetRequiredService<IOptions<TypeManifestOptions>>().Value.InterfaceProxies;
        var type = generated.Single(proxy => IsMadeFor(proxy, grainInterface));
        var (shared, key) = (Expression.Parameter(typeof(GrainReferenceShared)), Expression.Parameter(typeof(IdSpan)));
        var constructor = type.GetConstructor([typeof(GrainReferenceShared), typeof(IdSpan)])!;
        return Expression.Lambda<Func<GrainReferenceShared, IdSpan, GrainReference>>(Expression.New(constructor, shared, key), shared, key).Compile();
    }

    // A reference implements its interface and all its base interfaces, so the interface itself is the one that no other extends.
    private static bool IsMadeFor(Type proxy, Type grainInterface)
    {
        var all = proxy.GetInterfaces();
        return all.Contains(grainInterface)
            && !all.Any(other => other != grainInterface && typeof(IGrain).IsAssignableFrom(other) && grainInterface.IsAssignableFrom(other));
    }
}
