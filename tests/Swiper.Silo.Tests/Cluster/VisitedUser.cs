using Orleans.Runtime.Placement;

namespace Swiper.Silo.Tests.Cluster;

/// <summary>The context of an activation that notes where it was told to move.</summary>
internal sealed class VisitedUser : IGrainContext
{
    private readonly Dictionary<Type, object?> _components = [];

    /// <summary>The placement hints of its moves.</summary>
    public List<object> Moves { get; } = [];

    public GrainReference GrainReference => throw new NotSupportedException();

    public GrainId GrainId => default;

    public object? GrainInstance => null;

    public ActivationId ActivationId => default;

    public GrainAddress Address => throw new NotSupportedException();

    public IServiceProvider ActivationServices => throw new NotSupportedException();

    public IGrainLifecycle ObservableLifecycle => throw new NotSupportedException();

    public IWorkItemScheduler Scheduler => throw new NotSupportedException();

    public Task Deactivated => Task.CompletedTask;

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class => _components[typeof(TComponent)] = value;

    public object? GetComponent(Type componentType) => _components.GetValueOrDefault(componentType);

    public object? GetTarget() => null;

    public void ReceiveMessage(object message) => throw new NotSupportedException();

    public void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public void Rehydrate(IRehydrationContext context) => throw new NotSupportedException();

    public void Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) =>
        Moves.Add(requestContext![IPlacementDirector.PlacementHintKey]);

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);
}
