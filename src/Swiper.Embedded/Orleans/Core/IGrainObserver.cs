using Orleans.Runtime;

namespace Orleans;

/// <summary>Marks the interface of an object outside the grains that grains can call, through a reference from <see cref="IGrainFactory.CreateObjectReference{T}"/>.</summary>
public interface IGrainObserver : IAddressable;
