using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>The engine of one host: it knows the grain classes and their activations, and carries requests and answers between them.</summary>
internal sealed partial class Engine
{
    private readonly GrainClasses _classes;
    private readonly IMessageInterceptor? _interceptor;
    private readonly TimeProvider _grainClock;
    private readonly TimeProvider _messagingClock;
    private readonly long _timeout;
    private volatile EngineState _state;

    public Engine(
        IServiceProvider services,
        IOptions<EmbeddedEngineOptions> options,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection,
        [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider grainClock,
        [FromKeyedServices(TimeProviderNames.Messaging)] TimeProvider messagingClock,
        [FromKeyedServices(TimeProviderNames.ActivationManagement)] TimeProvider activationClock,
        ILogger<Engine> log,
        IReadOnlyList<Type>? grainClasses = null)
    {
        collection.Value.Validate();
        Services = services;
        Messaging = messaging.Value;
        Collection = collection.Value;
        ActivationClock = activationClock;
        Log = new EngineLog(log);
        Scheduler = options.Value.Scheduler is { } scheduler && scheduler != TaskScheduler.Default
            ? new CustomScheduler(scheduler)
            : new PoolScheduler();
        Observers = new ObserverDirectory(this);
        Client = new Client(this);
        _interceptor = options.Value.Interceptor;
        _grainClock = grainClock;
        _messagingClock = messagingClock;
        _timeout = TicksOf(Messaging.ResponseTimeout);
        _classes = new GrainClasses(this, grainClasses);
    }

    public IServiceProvider Services { get; }

    public SiloMessagingOptions Messaging { get; }

    public GrainCollectionOptions Collection { get; }

    public TimeProvider ActivationClock { get; }

    public EngineLog Log { get; }

    public EngineScheduler Scheduler { get; }

    public ActivationList Activations { get; } = new();

    public ObserverDirectory Observers { get; }

    public Client Client { get; }

    /// <summary>Makes the references that grains call others by: the client, unless the host registered another factory around it.</summary>
    public IGrainFactory GrainFactory => field ??= Services.GetRequiredService<IGrainFactory>();

    public GrainClasses Classes => _classes;

    public bool MayActivate => _state == EngineState.Running;

    public bool HasCrashed => _state == EngineState.Crashed;

    /// <summary>Sends a request where the reference leads.</summary>
    public void Send(GrainReference reference, GrainRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        request.Caller = Activation.Current;
        request.SentAt = _messagingClock.GetTimestamp();
        if (cancellationToken.CanBeCanceled)
        {
            request.Cancellation = new RequestCancellation(this, request);
            request.Cancellation.Follow(cancellationToken);
        }

        if (_state != EngineState.Running && !MaySendInState(request))
        {
            Refuse(request, Unavailable());
        }
        else if (_interceptor is not null)
        {
            Track(request);
            _interceptor.OnRequest(new GrainMessage(this, request, reference.Directory, reference.Key));
        }
        else
        {
            Deliver(reference, request);
        }
    }

    /// <summary>Gives a request to the activation with this key.</summary>
    public void Route(TargetDirectory directory, IdSpan key, GrainRequest request)
    {
        while (true)
        {
            if (directory.Find(key) is not { } target)
            {
                RefuseUndeliverable(directory, request);
                return;
            }

            if (target.TryEnqueue(request))
            {
                return;
            }
        }
    }

    /// <summary>Sends the answer of a request that has ended.</summary>
    public void SendAnswer(GrainRequest request)
    {
        if (_interceptor is not null)
        {
            _interceptor.OnResponse(new GrainMessage(this, request));
        }
        else
        {
            DeliverAnswer(request);
        }
    }

    /// <summary>Gives the answer to the caller. A calling grain goes on in a turn of its own in any case.</summary>
    public void DeliverAnswer(GrainRequest request)
    {
        if (request.Caller is not null && Scheduler.MayAnswerInline)
        {
            request.Answer();
        }
        else
        {
            Scheduler.Post(request);
        }
    }

    /// <summary>Fails a request that nothing will start.</summary>
    public void Refuse(GrainRequest request, Exception failure) => Scheduler.Post(() => request.Fail(failure));

    public ITimer CreateTimer(TimerCallback callback, object state)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return _grainClock.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        // The async locals of whoever creates the timer are not the tick's.
        using (ExecutionContext.SuppressFlow())
        {
            return _grainClock.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private static SiloUnavailableException Unavailable() => new("The host of the grains is not serving.");

    private void Deliver(GrainReference reference, GrainRequest request)
    {
        while (true)
        {
            if (reference.Resolve() is not { } target)
            {
                RefuseUndeliverable(reference.Directory, request);
                return;
            }

            if (target.TryEnqueue(request))
            {
                return;
            }
        }
    }

    // A call to an observer that is gone gets no answer, as in Orleans; its time runs out.
    private void RefuseUndeliverable(TargetDirectory directory, GrainRequest request)
    {
        if (directory is ObserverDirectory)
        {
            Track(request);
        }
        else
        {
            Refuse(request, Unavailable());
        }
    }

    // While the host stops, what has started may still call what is there.
    private bool MaySendInState(GrainRequest request) => _state == EngineState.Stopping && request.Caller is not null;

    private long TicksOf(TimeSpan time) => (long)(time.TotalSeconds * _messagingClock.TimestampFrequency);
}
