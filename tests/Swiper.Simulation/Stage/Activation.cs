namespace Swiper.Simulation.Stage;

/// <summary>One activation of a grain: the grain's <see cref="IGrainContext"/>.</summary>
internal sealed partial class Activation : TurnScheduler, IGrainContext
{
    private readonly GrainHost _host;
    private readonly GrainClass _class;
    private readonly Dictionary<Type, object> _components = [];
    private readonly StageLifecycle _lifecycle = new();

    public Activation(GrainHost host, GrainClass grainClass, IdSpan key)
        : base(host)
    {
        _host = host;
        _class = grainClass;
        GrainId = GrainId.Create(grainClass.GrainType, key);
        ActivationServices = new ActivationServices(host, this);
    }

    /// <summary>The activation whose turn runs on this thread.</summary>
    public static new Activation? Current => Running as Activation;

    public GrainId GrainId { get; }

    public GrainReference GrainReference => _host.References.Create(_class.Interfaces[0], GrainId);

    public object? GrainInstance { get; private set; }

    // Deterministic; nothing on the stage compares activation ids.
    public ActivationId ActivationId => ActivationId.GetDeterministic(GrainId);

    public GrainAddress Address => new() { GrainId = GrainId, ActivationId = ActivationId, SiloAddress = SiloAddress.Zero };

    public IServiceProvider ActivationServices { get; }

    public IGrainLifecycle ObservableLifecycle => _lifecycle;

    public IWorkItemScheduler Scheduler => throw NotStaged();

    public object? GetTarget() => GrainInstance;

    public object? GetComponent(Type componentType) =>
        componentType == typeof(IGrainContext) ? this : _components.GetValueOrDefault(componentType);

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class
    {
        _components.Remove(typeof(TComponent));
        if (value is not null)
        {
            _components.Add(typeof(TComponent), value);
        }
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => Id;

    // A migration without another silo as target: the next activation reads the stored state.
    public void Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) =>
        Deactivate(new(DeactivationReasonCode.Migrating, "The activation was asked to migrate."), cancellationToken);

    public void ReceiveMessage(object message) => throw NotStaged();

    public void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) => throw NotStaged();

    public void Rehydrate(IRehydrationContext context) => throw NotStaged();

    private static NotSupportedException NotStaged() => new("The stage does not have this part of Orleans.");
}
