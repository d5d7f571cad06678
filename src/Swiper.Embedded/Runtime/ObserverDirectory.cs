using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>Finds observers.</summary>
internal sealed class ObserverDirectory(Engine engine) : TargetDirectory(engine, GrainType.Create("sys.client"))
{
    private readonly ConcurrentDictionary<IdSpan, Observer> _observers = new();
    private long _last;

    public IdSpan Add(object target)
    {
        var key = IdSpan.Create(Interlocked.Increment(ref _last));
        _observers[key] = new Observer(Engine, target);
        return key;
    }

    public void Remove(IdSpan key)
    {
        if (_observers.TryRemove(key, out var observer))
        {
            observer.Delete();
        }
    }

    public override RequestTarget? Find(IdSpan key) => _observers.GetValueOrDefault(key);
}
