using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>Finds the targets of references of one kind: the activations of one grain class, or observers.</summary>
internal abstract class TargetDirectory(Engine engine, GrainType grainType)
{
    public Engine Engine => engine;

    public GrainType GrainType => grainType;

    /// <summary>The target with this key; null when there is none and can be none.</summary>
    public abstract RequestTarget? Find(IdSpan key);
}
