using System.Runtime.CompilerServices;
using Orleans.Configuration;
using Orleans.Serialization.Invocation;
using Orleans.Storage;

namespace Swiper.Simulation.Stage;

/// <summary>
/// Hosts grains on one thread: it knows their classes and activations, and carries requests and answers between them. Grains, references,
/// requests and serializers are Orleans' own; what decides when something happens is here.
/// </summary>
internal sealed partial class GrainHost
{
    private readonly IStageScheduler _scheduler;
    private readonly IMessageInterceptor _interceptor;
    private readonly Dictionary<GrainType, GrainClass> _classes;
    private readonly Dictionary<GrainId, Activation> _directory = [];
    private readonly ConditionalWeakTable<InconsistentStateException, object> _seen = [];

    // Oldest first. Never the directory's order, which is another in each process.
    private readonly List<Activation> _activations = [];

    public GrainHost(
        IKeyedServiceProvider services,
        IStageScheduler scheduler,
        IMessageInterceptor interceptor,
        TimeProvider clock,
        IEnumerable<Type> grainTypes)
    {
        Services = services;
        Clock = clock;
        _scheduler = scheduler;
        _interceptor = interceptor;
        _classes = grainTypes.Select(GrainClass.Of).ToDictionary(static known => known.GrainType);
        References = new GrainReferences(this, _classes.Values);
    }

    public IKeyedServiceProvider Services { get; }

    public TimeProvider Clock { get; }

    public StageRuntime Runtime => field ??= new StageRuntime(this);

    public SiloMessagingOptions Messaging { get; } = new();

    public GrainCollectionOptions Collection { get; } = new();

    /// <summary>Whether every request and answer is written and read by Orleans' serializer on its way, as between silos.</summary>
    public bool IsWired { get; init; }

    /// <summary>Makes references to the grains.</summary>
    public GrainReferences References { get; }

    /// <summary>Makes references whose calls a filter sees first.</summary>
    public GrainReferences ReferencesThrough(ICallFilter filter) => new(this, _classes.Values) { Filter = filter };

    public bool HasCrashed { get; private set; }

    /// <summary>The grains that have an activation, oldest activation first; a grain with two activations comes twice.</summary>
    public IReadOnlyList<IGrainContext> Activations => _activations.ToArray();

    /// <summary>Ends an activation as idle collection would, without waiting for it to be idle.</summary>
    public void Collect(GrainId grain) => _directory.GetValueOrDefault(grain)?.Deactivate(
        new(DeactivationReasonCode.ActivationIdle, "The activation was collected on request."));

    /// <summary>
    /// Gives a grain a second activation, as a cluster can while it disagrees about who is alive. New requests go to the new one; the old one
    /// finishes what it has, its timers go on, and it can be sent more by <see cref="GrainMessage.Deliver(IGrainContext)"/> until it ends.
    /// </summary>
    /// <returns>The old activation; null when there is none, and then nothing has changed.</returns>
    public IGrainContext? Duplicate(GrainId grain)
    {
        if (!_directory.Remove(grain, out var old))
        {
            return null;
        }

        Create(grain);
        return old;
    }

    /// <summary>Ends everything between two turns, as a power cut would: no turn runs any more, and nobody is told.</summary>
    public void Crash()
    {
        HasCrashed = true;
        StopClocks();
    }

    /// <summary>Sends a call on its way.</summary>
    public TCall Send<TCall>(TCall call, CancellationToken token)
        where TCall : GrainCall
    {
        call.Follow(token);
        if (HasCrashed)
        {
            Refuse(call, new SiloUnavailableException("The host of the grains is not serving."));
        }
        else
        {
            Track(call);
            _interceptor.OnRequest(new GrainMessage(this, call, isResponse: false));
        }

        return call;
    }

    /// <summary>Gives a call to the activation of its grain, a new one where there is none.</summary>
    public void Route(GrainCall call)
    {
        while (!(_directory.GetValueOrDefault(call.Grain) ?? Create(call.Grain)).TryEnqueue(call))
        {
        }
    }

    public void SendAnswer(GrainCall call) => _interceptor.OnResponse(new GrainMessage(this, call, isResponse: true));

    /// <summary>Gives the answer to the caller, who goes on in a step of their own.</summary>
    public void DeliverAnswer(GrainCall call) => Schedule(static call => ((GrainCall)call!).Answer(), call);

    /// <summary>Fails a call that nothing will start.</summary>
    public void Refuse(GrainCall call, Exception failure) => Post(() => call.Fail(failure));

    /// <summary>Takes an activation that has ended out of the directory, unless another has its place.</summary>
    public void Remove(Activation activation)
    {
        if (_directory.GetValueOrDefault(activation.GrainId) == activation)
        {
            _directory.Remove(activation.GrainId);
        }

        _activations.Remove(activation);
    }

    public void Schedule(Action<object?> work, object state) => _scheduler.Schedule(work, state);

    public void Post(Action action) => Schedule(static action => ((Action)action!)(), action);

    /// <summary>A request as it arrives a second time, or from another silo.</summary>
    public IInvokable Transport(IInvokable request) => IsWired ? (IInvokable)OrleansParts.WriteAndRead(request) : OrleansParts.Copy(request);

    /// <summary>An answer as it arrives.</summary>
    public Response TransportAnswer(Response response)
    {
        var arrives = IsWired ? (Response)OrleansParts.WriteAndRead(response) : OrleansParts.Copy(response);
        if (arrives.Exception is InconsistentStateException conflict)
        {
            IsFirstSeen(conflict);
        }

        return arrives;
    }

    /// <summary>Whether a conflict of documents comes from the activation it escapes from, and not from one that this one had called.</summary>
    public bool IsFirstSeen(InconsistentStateException conflict) => _seen.TryAdd(conflict, this);

    private Activation Create(GrainId grain)
    {
        var created = new Activation(this, _classes[grain.Type], grain.Key);
        _activations.Add(created);
        _directory.Add(grain, created);
        return created;
    }
}
