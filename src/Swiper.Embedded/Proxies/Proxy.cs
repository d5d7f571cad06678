using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>Makes references by an interface that is known only at run time.</summary>
internal static class Proxy
{
    private static readonly ConcurrentDictionary<Type, Func<TargetDirectory, IdSpan, GrainReference>> Factories = new();

    public static GrainReference Create(Type grainInterface, TargetDirectory directory, IdSpan key) =>
        FactoryOf(grainInterface)(directory, key);

    public static Func<TargetDirectory, IdSpan, GrainReference> FactoryOf(Type grainInterface) =>
        Factories.GetOrAdd(grainInterface, static type => new ProxyEmitter(type).Emit());
}
