using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>Makes references by one interface. Its class is made on first use.</summary>
internal static class Proxy<TInterface>
{
    public static Func<TargetDirectory, IdSpan, GrainReference> Create { get; } = Proxy.FactoryOf(typeof(TInterface));
}
