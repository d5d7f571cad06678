using Orleans.Storage;

namespace Swiper.Simulation.Stage;

/// <summary>Makes the documents of a grain and has them read when its activation begins.</summary>
internal sealed class StageStateFactory : IPersistentStateFactory
{
    public static StageStateFactory Instance { get; } = new();

    public IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config)
    {
        var services = context.ActivationServices;
        var store = string.IsNullOrWhiteSpace(config.StorageName)
            ? services.GetService<IGrainStorage>()
            : services.GetKeyedService<IGrainStorage>(config.StorageName);
        var state = new StageState<TState>((Activation)context, config.StateName, store ?? throw new BadProviderConfigException(
            $"No storage provider named \"{config.StorageName}\" found loading grain type {context.GrainId.Type}."));
        context.ObservableLifecycle.Subscribe(config.StateName, GrainLifecycleStage.SetupState, state);
        return state;
    }
}
