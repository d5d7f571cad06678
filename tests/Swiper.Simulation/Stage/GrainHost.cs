using System.Runtime.CompilerServices;
using Orleans.Configuration;
using Orleans.Serialization.Invocation;
using Orleans.Storage;

namespace Swiper.Simulation.Stage;

/// <summary>
/// Hosts grains on one thread: it knows their classes and activations and carries requests and answers between them. Grains, references, requests and
/// serializers are Orleans' own; scheduling is the host's.
/// </summary>
internal sealed partial class GrainHost
{
    private readonly IStageScheduler _scheduler;
    private readonly IMessageInterceptor _interceptor;
    private readonly Dictionary<GrainType, GrainClass> _classes;
    private readonly Dictionary<GrainId, Activation> _directory = [];
    private readonly ConditionalWeakTable<InconsistentStateException, object> _seen = [];

    // Oldest first. The directory's order would differ from process to process.
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

    /// <summary>Whether every request and answer passes through Orleans' serializer, as between silos.</summary>
    public bool IsWired { get; init; }

    public GrainReferences References { get; }

    /// <summary>Creates references whose calls pass a filter first.</summary>
    public GrainReferences ReferencesThrough(ICallFilter filter) => new(this, _classes.Values) { Filter = filter };

    public bool HasCrashed { get; private set; }

    /// <summary>The grains with an activation, oldest activation first; a grain with two activations comes twice.</summary>
    public IReadOnlyList<IGrainContext> Activations => _activations.ToArray();

    /// <summary>Ends an activation as idle collection would, without waiting for idleness.</summary>
    public void Collect(GrainId grain) => _directory.GetValueOrDefault(grain)?.Deactivate(
        new(DeactivationReasonCode.ActivationIdle, "The activation was collected on request."));

    /// <summary>
    /// Gives a grain a second activation, as a cluster can while its members disagree about who is alive. New requests go to the new activation; the
    /// old one finishes its work, keeps its timers, and still receives <see cref="GrainMessage.Deliver(IGrainContext)"/> until it ends.
    /// </summary>
    /// <returns>The old activation, or null if there is none; then nothing changes.</returns>
    public IGrainContext? Duplicate(GrainId grain)
    {
        if (!_directory.Remove(grain, out var old))
        {
            return null;
        }

        Create(grain);
        return old;
    }

    /// <summary>Ends everything between two turns, as a power cut would: no turn runs again, and no caller is told.</summary>
    public void Crash()
    {
        HasCrashed = true;
        StopClocks();
    }

    /// <summary>Sends a call to the transport.</summary>
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

    /// <summary>Dispatches a call to the activation of its grain, or to a new one.</summary>
    public void Route(GrainCall call)
    {
        while (!(_directory.GetValueOrDefault(call.Grain) ?? Create(call.Grain)).TryEnqueue(call))
        {
        }
    }

    public void SendAnswer(GrainCall call) => _interceptor.OnResponse(new GrainMessage(this, call, isResponse: true));

    /// <summary>Delivers the answer to the caller, who resumes in a step of their own.</summary>
    public void DeliverAnswer(GrainCall call) => Schedule(static call => ((GrainCall)call!).Answer(), call);

    /// <summary>Fails a call that nothing will start.</summary>
    public void Refuse(GrainCall call, Exception failure) => Post(() => call.Fail(failure));

    /// <summary>Removes an ended activation from the directory unless it was replaced there.</summary>
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

    /// <summary>Deserializes a request again, as a duplicate or as another silo would.</summary>
    public IInvokable Transport(IInvokable request) => IsWired ? (IInvokable)OrleansParts.WriteAndRead(request) : OrleansParts.Copy(request);

    /// <summary>Deserializes an answer.</summary>
    public Response TransportAnswer(Response response)
    {
        var arrives = IsWired ? (Response)OrleansParts.WriteAndRead(response) : OrleansParts.Copy(response);
        if (arrives.Exception is InconsistentStateException conflict)
        {
            IsFirstSeen(conflict);
        }

        return arrives;
    }

    /// <summary>Whether a document conflict stems from the activation it escapes from, not from one that it called.</summary>
    public bool IsFirstSeen(InconsistentStateException conflict) => _seen.TryAdd(conflict, this);

    private Activation Create(GrainId grain)
    {
        var created = new Activation(this, _classes[grain.Type], grain.Key);
        _activations.Add(created);
        _directory.Add(grain, created);
        return created;
    }
}
