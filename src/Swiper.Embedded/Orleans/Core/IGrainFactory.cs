using Orleans.Runtime;

namespace Orleans;

/// <summary>Makes references. A reference costs little, needs no grain behind it yet, and can be kept as long as one likes.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain with this key.</summary>
    TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey;

    /// <inheritdoc cref="GetGrain{TGrainInterface}(long, string?)"/>
    /// <exception cref="ArgumentException">The key is empty or white space.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>A reference to the grain with this identity.</summary>
    TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable;

    /// <summary>
    /// A reference through which grains can call an object that is not a grain. Calls reach it one at a time. The engine holds the object
    /// weakly: whoever wants the calls keeps it alive.
    /// </summary>
    TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;

    /// <summary>Ends a reference to an object; calls to it get no answer.</summary>
    /// <param name="obj">The reference.</param>
    void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;
}
