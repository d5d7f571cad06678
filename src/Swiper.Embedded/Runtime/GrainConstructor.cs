using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>Creates instances of one grain class: documents and the context come from the engine, everything else from the services.</summary>
internal sealed class GrainConstructor
{
    // Making one is slow, and it depends on the class alone.
    private static readonly ConcurrentDictionary<Type, GrainConstructor> Constructors = new();

    private readonly ObjectFactory _factory;
    private readonly List<Func<Activation, object>> _ownArguments = [];
    private readonly List<Type> _services = [];

    private GrainConstructor(Type type)
    {
        // As in Orleans a grain has one constructor that counts; the longest, where there are several.
        var parameters = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)?.GetParameters()
            ?? throw new OrleansConfigurationException($"{type} has no public constructor.");
        var ownTypes = new List<Type>();
        foreach (var parameter in parameters)
        {
            if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } attribute)
            {
                ownTypes.Add(parameter.ParameterType);
                _ownArguments.Add(StateFactory(parameter, attribute));
            }
            else if (parameter.ParameterType == typeof(IGrainContext))
            {
                ownTypes.Add(typeof(IGrainContext));
                _ownArguments.Add(static activation => activation);
            }
            else
            {
                _services.Add(parameter.ParameterType);
            }
        }

        _factory = ActivatorUtilities.CreateFactory(type, [.. ownTypes]);
    }

    public static GrainConstructor Of(Type type) => Constructors.GetOrAdd(type, static type => new GrainConstructor(type));

    /// <summary>Whether something it asks for is not the same for all.</summary>
    public bool NeedsScope(ServiceLifetimes lifetimes) =>
        _services.Exists(service => service == typeof(IServiceProvider) || !lifetimes.IsSingleton(service));

    public object Create(Activation activation)
    {
        var arguments = new object[_ownArguments.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = _ownArguments[i](activation);
        }

        try
        {
            return _factory(activation.ActivationServices, arguments);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"Failed to create an instance of grain type '{activation.Class.ClassName}'. See InnerException for details.", exception);
        }
    }

    private static Func<Activation, object> StateFactory(ParameterInfo parameter, PersistentStateAttribute attribute)
    {
        if (!parameter.ParameterType.IsGenericType || parameter.ParameterType.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new ArgumentException(
                $"Parameter '{parameter.Name}' on the constructor for '{parameter.Member.DeclaringType}' must be an {typeof(IPersistentState<>)}.", parameter.Name);
        }

        var name = string.IsNullOrEmpty(attribute.StateName) ? parameter.Name! : attribute.StateName;
        var create = typeof(PersistentState<>).MakeGenericType(parameter.ParameterType.GetGenericArguments())
            .GetMethod(nameof(PersistentState<>.Create))!
            .CreateDelegate<Func<Activation, string, string?, IStoredState>>();
        return activation =>
        {
            var state = create(activation, name, attribute.StorageName);
            activation.AddState(state);
            return state;
        };
    }
}
