using Orleans;
using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>The host's own client, for grains and for callers outside alike.</summary>
internal sealed class Client(Engine engine) : IClusterClient
{
    public IServiceProvider ServiceProvider => engine.Services;

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        Create<TGrainInterface>(engine.Classes.Implementing(typeof(TGrainInterface), grainClassNamePrefix), IdSpan.Create(primaryKey));

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return Create<TGrainInterface>(engine.Classes.Implementing(typeof(TGrainInterface), grainClassNamePrefix), IdSpan.Create(primaryKey));
    }

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => Create<TGrainInterface>(engine.Classes.Named(grainId.Type), grainId.Key);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ThrowIfInGrain("create");
        return obj is TGrainObserverInterface
            ? Create<TGrainObserverInterface>(engine.Observers, engine.Observers.Add(obj))
            : throw new ArgumentException($"The provided object must implement '{typeof(TGrainObserverInterface)}'.", nameof(obj));
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ThrowIfInGrain("delete");
        if (obj is not GrainReference { Directory: ObserverDirectory } reference)
        {
            throw new ArgumentException("Argument reference is not an observer reference.", nameof(obj));
        }

        engine.Observers.Remove(reference.Key);
    }

    private static TInterface Create<TInterface>(TargetDirectory directory, IdSpan key) => (TInterface)(object)Proxy<TInterface>.Create(directory, key);

    private static void ThrowIfInGrain(string verb)
    {
        if (Activation.Current is not null)
        {
            throw new InvalidOperationException($"Cannot {verb} a local object reference from a grain.");
        }
    }
}
