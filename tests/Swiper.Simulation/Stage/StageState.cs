using System.Runtime.CompilerServices;
using Orleans.Storage;

namespace Swiper.Simulation.Stage;

/// <summary>Creates the documents of a grain and has them read at activation.</summary>
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

/// <summary>
/// A grain's document. As in Orleans, operations run one after the other, each begins in a later turn than the call, and a write that has not begun
/// serves later requests to write too. A store's exception other than <see cref="OrleansException"/> is wrapped in one.
/// </summary>
internal sealed class StageState<TState>(Activation activation, string name, IGrainStorage store) : IPersistentState<TState>, ILifecycleObserver
{
    private readonly GrainState<TState> _document = new(CreateState());
    private Operation? _last;
    private bool _isRead;

    private enum Kind
    {
        Read,
        Write,
        Clear,
    }

    public TState State
    {
        get
        {
            CheckTurn();
            return _document.State!;
        }

        set
        {
            CheckTurn();
            _document.State = value;
        }
    }

    public string? Etag => _document.ETag;

    public bool RecordExists => _isRead ? _document.RecordExists : throw new InvalidOperationException("State has not yet been loaded");

    public Task OnStart(CancellationToken cancellationToken = default) => ReadStateAsync(CancellationToken.None);

    public Task OnStop(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task ReadStateAsync() => Start(Kind.Read, CancellationToken.None);

    public Task WriteStateAsync() => Start(Kind.Write, CancellationToken.None);

    public Task ClearStateAsync() => Start(Kind.Clear, CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) => Start(Kind.Read, cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken) => Start(Kind.Write, cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken) => Start(Kind.Clear, cancellationToken);

    private static TState CreateState() => typeof(TState).GetConstructor(Type.EmptyTypes) is null
        ? (TState)RuntimeHelpers.GetUninitializedObject(typeof(TState))
        : Activator.CreateInstance<TState>();

    private void CheckTurn()
    {
        if (Activation.Current != activation)
        {
            throw new InvalidOperationException("Activation access violation. A non-activation thread attempted to access activation services.");
        }
    }

    private Task Start(Kind kind, CancellationToken token)
    {
        CheckTurn();
        if (kind != Kind.Read && !token.CanBeCanceled && _last is { HasBegun: false, CanBeShared: true } waiting && waiting.Kind == kind)
        {
            return waiting.Completion;
        }

        var operation = new Operation(kind, CanBeShared: !token.CanBeCanceled);
        var before = _last;
        _last = operation;
        return operation.Completion = Run(operation, before, token);
    }

    private async Task Run(Operation operation, Operation? before, CancellationToken token)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            if (before is not null)
            {
                await before.Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }

            operation.HasBegun = true;
            if (!IsDoneBy(before, operation.Kind))
            {
                await Run(operation.Kind, token);
            }

            _isRead |= operation.Kind == Kind.Read;
        }
        finally
        {
            if (_last == operation)
            {
                _last = null;
            }
        }
    }

    // A document just read, written or cleared need not be read; one just cleared need not be cleared.
    private static bool IsDoneBy(Operation? before, Kind kind) =>
        before is { Completion.IsCompletedSuccessfully: true } && (kind == Kind.Read || (kind == Kind.Clear && before.Kind == Kind.Clear));

    private async Task Run(Kind kind, CancellationToken token)
    {
        try
        {
            await (kind switch
            {
                Kind.Read => store.ReadStateAsync(name, activation.GrainId, _document, token),
                Kind.Write => store.WriteStateAsync(name, activation.GrainId, _document, token),
                _ => store.ClearStateAsync(name, activation.GrainId, _document, token),
            });
        }
        catch (Exception exception) when (exception is not OrleansException && !(exception is OperationCanceledException && token.IsCancellationRequested))
        {
            throw new OrleansException(
                $"Error from storage provider {store.GetType().Name}.{name} during {kind}StateAsync for grain {activation.GrainId}: {exception.Message}", exception);
        }
    }

    private sealed record Operation(Kind Kind, bool CanBeShared)
    {
        public bool HasBegun { get; set; }

        public Task Completion { get; set; } = Task.CompletedTask;
    }
}
