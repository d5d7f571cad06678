using Microsoft.Extensions.Logging.Abstractions;

namespace Swiper.Simulation.Stage;

/// <summary>The services that one grain sees: its own context, the stage's services, and the host's. There are no scopes.</summary>
internal sealed class ActivationServices(GrainHost host, IGrainContext context) : IKeyedServiceProvider
{
    public object? GetService(Type serviceType) =>
        serviceType == typeof(IGrainContext) ? context
        : serviceType == typeof(IServiceProvider) ? this
        : serviceType == typeof(IGrainRuntime) ? host.Runtime
        : serviceType == typeof(IPersistentStateFactory) ? StageStateFactory.Instance
        : host.Services.GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) => host.Services.GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) =>
        host.Services.GetRequiredKeyedService(serviceType, serviceKey);
}

/// <summary>The stages of activation, run by Orleans' own code. Nothing migrates here.</summary>
internal sealed class StageLifecycle() : LifecycleSubject(NullLogger.Instance), IGrainLifecycle
{
    public void AddMigrationParticipant(IGrainMigrationParticipant participant)
    {
    }

    public void RemoveMigrationParticipant(IGrainMigrationParticipant participant)
    {
    }
}
