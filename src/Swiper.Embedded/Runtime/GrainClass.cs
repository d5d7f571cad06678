using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>One grain class: how to create its instances, and where its activations are.</summary>
internal sealed class GrainClass : TargetDirectory
{
    private readonly ConcurrentDictionary<IdSpan, Activation> _activations = new();
    private readonly Lazy<(GrainConstructor Constructor, bool NeedsScope)> _instances;
    private readonly Type _selfInterface;
    private readonly Func<IdSpan, Activation> _create;

    public GrainClass(Engine engine, Type type)
        : base(engine, GrainShape.Of(type).Name)
    {
        ClassName = type.FullName!;
        IsReentrant = GrainShape.Of(type).IsReentrant;
        _instances = new(() =>
        {
            var constructor = GrainConstructor.Of(type);
            return (constructor, constructor.NeedsScope(engine.Services.GetRequiredService<ServiceLifetimes>()));
        });
        _selfInterface = GrainShape.Of(type).Interfaces[0];
        _create = key => new Activation(this, key);
    }

    public string ClassName { get; }

    public bool IsReentrant { get; }

    /// <summary>The activation with this key, a new one where there is none; null when no new ones are made.</summary>
    public override RequestTarget? Find(IdSpan key)
    {
        if (_activations.TryGetValue(key, out var activation))
        {
            return activation;
        }

        if (!Engine.MayActivate)
        {
            return null;
        }

        // Listed before anybody can reach it: its end takes it off the list.
        var created = _create(key);
        Engine.Activations.Add(created);
        activation = _activations.GetOrAdd(key, created);
        if (activation != created)
        {
            Engine.Activations.Remove(created);
        }

        return activation;
    }

    public Activation? FindExisting(IdSpan key) => _activations.GetValueOrDefault(key);

    /// <summary>Puts a second activation in the place of one, which stays alive.</summary>
    public Activation? Supersede(IdSpan key)
    {
        if (!_activations.TryGetValue(key, out var old))
        {
            return null;
        }

        var successor = _create(key);
        Engine.Activations.Add(successor);
        _activations[key] = successor;
        old.IsSuperseded = true;
        return old;
    }

    public void Remove(Activation activation)
    {
        _activations.TryRemove(KeyValuePair.Create(activation.Key, activation));
        Engine.Activations.Remove(activation);
    }

    public object CreateInstance(Activation activation) => _instances.Value.Constructor.Create(activation);

    public GrainReference CreateSelfReference(IdSpan key) => Proxy.Create(_selfInterface, this, key);

    /// <summary>The services for one activation: a scope of its own where its constructor needs one, else the host's.</summary>
    public IServiceProvider Services(ActivationExtras extras)
    {
        if (!_instances.Value.NeedsScope)
        {
            return Engine.Services;
        }

        extras.Scope ??= Engine.Services.CreateAsyncScope();
        return extras.Scope.Value.ServiceProvider;
    }
}
