namespace Swiper.Simulation.Stage;

/// <summary>The life cycle of an activation, always forward.</summary>
internal enum ActivationState
{
    /// <summary>The activation was called; nothing has run.</summary>
    Creating,

    /// <summary>The grain is constructed, its documents are read, <c>OnActivateAsync</c> runs.</summary>
    Activating,

    Valid,

    /// <summary>Running requests finish; new requests wait for the next activation.</summary>
    Deactivating,

    Invalid,
}

// Activation and deactivation. Both run as turns, and no request runs meanwhile.
internal sealed partial class Activation
{
    private static readonly object BeginStep = new();
    private static readonly object EndStep = new();

    private readonly List<StageTimer> _timers = [];
    private ActivationState _state;
    private CancellationTokenSource? _beginning;
    private DeactivationReason _reason;
    private CancellationToken _endToken;
    private DateTimeOffset _keepUntil;
    private long _idleSince;
    private TaskCompletionSource? _ended;
    private bool _wasValid;
    private bool _isEnding;
    private bool _isUsed = true;

    private bool MayEnd => _running.Count == 0 && _beginning is null && !_isEnding;

    public Task Deactivated => _state == ActivationState.Invalid ? Task.CompletedTask : (_ended ??= new()).Task;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        if (_state == ActivationState.Invalid)
        {
            return;
        }

        // The grain is told the first reason.
        if (_reason.ReasonCode == DeactivationReasonCode.None)
        {
            _reason = deactivationReason;
        }

        if (_state == ActivationState.Deactivating)
        {
            return;
        }

        _wasValid = _state == ActivationState.Valid;
        _endToken = cancellationToken;
        _state = ActivationState.Deactivating;
        _beginning?.Cancel();
        Wake();
    }

    public void DelayDeactivation(TimeSpan time) => _keepUntil =
        time == TimeSpan.MaxValue || time == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue
        : time <= TimeSpan.Zero ? DateTimeOffset.MinValue
        : _host.Clock.GetUtcNow() + time;

    /// <summary>Ends the activation if it has been idle long enough, counted from the first sweep that finds no new request.</summary>
    public void CollectIfIdle(long now, TimeSpan age)
    {
        if (_state != ActivationState.Valid || _isUsed || !IsIdle || _keepUntil > _host.Clock.GetUtcNow())
        {
            _isUsed = false;
            _idleSince = now;
        }
        else if (_host.Clock.GetElapsedTime(_idleSince, now) >= age)
        {
            Deactivate(new(DeactivationReasonCode.ActivationIdle, "The activation was idle."));
        }
    }

    public IGrainTimer AddTimer(StageTimer timer, GrainTimerCreationOptions options)
    {
        if (Current != this)
        {
            throw new InvalidOperationException("A grain timer can only be created by its grain, in a turn of the activation.");
        }

        _timers.Add(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void RemoveTimer(StageTimer timer) => _timers.Remove(timer);

    private async Task Begin()
    {
        using var beginning = new CancellationTokenSource(_host.Collection.ActivationTimeout, _host.Clock);
        _beginning = beginning;
        try
        {
            GrainInstance = _class.Activator.CreateInstance(this);
            await _lifecycle.OnStart(beginning.Token).WaitAsync(beginning.Token);
            if (GrainInstance is IGrainBase grain)
            {
                await grain.OnActivateAsync(beginning.Token).WaitAsync(beginning.Token);
            }

            if (_state == ActivationState.Activating)
            {
                _state = ActivationState.Valid;
            }
        }
        catch (Exception exception)
        {
            Deactivate(new(DeactivationReasonCode.ActivationFailed, exception, "Failed to activate grain."));
        }
        finally
        {
            _beginning = null;
        }
    }

    private async Task End()
    {
        _timers.ToList().ForEach(static timer => timer.Dispose());
        if (_wasValid && GrainInstance is IGrainBase grain)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_endToken);
            using var timer = _host.Clock.CreateTimer(
                static limit => ((CancellationTokenSource)limit!).Cancel(), limit, _host.Collection.DeactivationTimeout, Timeout.InfiniteTimeSpan);

            // The activation ends even if the grain's callback fails.
            await grain.OnDeactivateAsync(_reason, limit.Token).WaitAsync(limit.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        // From here on new requests find a new activation.
        _host.Remove(this);
        _state = ActivationState.Invalid;
        if (GrainInstance is { } instance)
        {
            await _class.Activator.DisposeInstance(this, instance);
        }

        if (_ended is not null)
        {
            _host.Post(_ended.SetResult);
        }

        PassOn();
    }

    // Waiting work goes to the next activation, or shares the failure of the activation it caused.
    private void PassOn()
    {
        var waiting = _waiting.OfType<GrainCall>().ToList();
        _waiting.Clear();
        foreach (var call in waiting)
        {
            if (_reason.Exception is { } failure)
            {
                _host.Refuse(call, failure);
            }
            else if (call.Forwards++ < _host.Messaging.MaxForwardCount)
            {
                _host.Route(call);
            }
            else
            {
                _host.Refuse(call, new SiloUnavailableException(
                    $"{call.Forwards - 1} activations of {GrainId} in turn ended before they could serve the request: {_reason.Description}"));
            }
        }
    }
}
