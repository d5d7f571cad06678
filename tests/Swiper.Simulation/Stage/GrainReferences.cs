using Orleans.CodeGeneration;
using Orleans.Serialization.Invocation;

namespace Swiper.Simulation.Stage;

/// <summary>Intercepts calls before they are sent to their grains.</summary>
internal interface ICallFilter
{
    /// <summary>Answers with a task of the method's result type, or null to send the call on.</summary>
    /// <param name="grain">An unfiltered reference with the interface that is called.</param>
    /// <param name="request">The call.</param>
    Task? AnswerInstead(GrainReference grain, IInvokable request);
}

/// <summary>Creates references of Orleans' generated classes and sends their calls.</summary>
internal sealed class GrainReferences : IGrainFactory, IGrainReferenceRuntime
{
    private readonly GrainHost _host;
    private readonly Dictionary<Type, List<GrainType>> _implementations = [];
    private readonly Dictionary<(Type Interface, GrainType Grain), Func<IdSpan, GrainReference>> _known = [];

    public GrainReferences(GrainHost host, IEnumerable<GrainClass> classes)
    {
        _host = host;
        foreach (var known in classes)
        {
            foreach (var grainInterface in known.Interfaces)
            {
                if (!_implementations.TryGetValue(grainInterface, out var grains))
                {
                    _implementations.Add(grainInterface, grains = []);
                }

                grains.Add(known.GrainType);
            }
        }
    }

    /// <summary>Shows a filter every call through these references.</summary>
    public ICallFilter? Filter { get; init; }

    public GrainReference Create(Type grainInterface, GrainId grain)
    {
        if (!_known.TryGetValue((grainInterface, grain.Type), out var create))
        {
            var (factory, shared) = (OrleansParts.ReferencesTo(grainInterface), OrleansParts.Share(grain.Type, grainInterface, this));
            _known.Add((grainInterface, grain.Type), create = key => factory(shared, key));
        }

        return create(grain.Key);
    }

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        (TGrainInterface)GetGrain(typeof(TGrainInterface), GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix!);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return (TGrainInterface)GetGrain(typeof(TGrainInterface), IdSpan.Create(primaryKey), grainClassNamePrefix!);
    }

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey =>
        (TGrainInterface)GetGrain(typeof(TGrainInterface), GrainIdKeyExtensions.CreateGuidKey(primaryKey), grainClassNamePrefix!);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey =>
        (TGrainInterface)GetGrain(typeof(TGrainInterface), GrainIdKeyExtensions.CreateGuidKey(primaryKey, keyExtension), grainClassNamePrefix!);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey =>
        (TGrainInterface)GetGrain(typeof(TGrainInterface), GrainIdKeyExtensions.CreateIntegerKey(primaryKey, keyExtension), grainClassNamePrefix!);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => (TGrainInterface)(object)Create(typeof(TGrainInterface), grainId);

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) =>
        (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) =>
        (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => (IGrain)GetGrain(grainInterfaceType, IdSpan.Create(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) =>
        (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey, keyExtension));

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) =>
        (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey, keyExtension));

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => GetGrain(interfaceType, grainKey, null!);

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) =>
        string.IsNullOrEmpty(grainClassNamePrefix) && _implementations.GetValueOrDefault(interfaceType) is [var only]
            ? Create(interfaceType, GrainId.Create(only, grainKey))
            : throw new ArgumentException($"The stage has no class, or several, for {interfaceType}, and chooses by no prefix.", nameof(interfaceType));

    public object Cast(IAddressable grain, Type interfaceType) =>
        interfaceType.IsInstanceOfType(grain) && grain is GrainReference ? grain : Create(interfaceType, grain.GetGrainId());

    public ValueTask<T?> InvokeMethodAsync<T>(GrainReference reference, IInvokable request, InvokeMethodOptions options) =>
        new(Send<T?>(reference, request, options));

    public ValueTask InvokeMethodAsync(GrainReference reference, IInvokable request, InvokeMethodOptions options) =>
        new(Send<object?>(reference, request, options));

    public void InvokeMethod(GrainReference reference, IInvokable request, InvokeMethodOptions options) => Send<object?>(reference, request, options);

    public IAddressable GetGrain(GrainId grainId) => throw NotStaged();

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => throw NotStaged();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw NotStaged();

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw NotStaged();

    private static NotSupportedException NotStaged() => new("The stage has neither observers nor references without an interface.");

    private Task<T> Send<T>(GrainReference reference, IInvokable request, InvokeMethodOptions options)
    {
        if (Filter?.AnswerInstead(_host.References.Create(request.GetInterfaceType(), reference.GrainId), request) is { } answer)
        {
            return (Task<T>)answer;
        }

        var token = request.GetCancellationToken();
        token.ThrowIfCancellationRequested();
        var sent = _host.IsWired ? _host.Transport(request) : request;
        var call = new GrainCall<T>(_host, GrainMethod.Of(request, options), reference.GrainId, sent)
        {
            Caller = Activation.Current,
            SentAt = _host.Clock.GetTimestamp(),
        };
        return _host.Send(call, token).Completion;
    }
}
