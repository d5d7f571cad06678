using Orleans;
using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>One activation of a grain.</summary>
internal sealed partial class Activation(GrainClass grainClass, IdSpan key) : RequestTarget(grainClass.Engine), IGrainContext
{
    private static readonly object BeginStep = new();
    private static readonly object EndStep = new();

    private ActivationState _state;
    private Beginning? _beginning;
    private bool _isEnding;
    private bool _isUsed = true;
    private long _idleSince;
    private object? _instance;
    private ActivationExtras? _extras;

    /// <summary>The activation whose turn runs on this thread.</summary>
    public static new Activation? Current => Running as Activation;

    public GrainClass Class => grainClass;

    public IdSpan Key => key;

    /// <summary>The neighbours in <see cref="ActivationList"/>.</summary>
    public Activation? Older { get; set; }

    /// <inheritdoc cref="Older"/>
    public Activation? Newer { get; set; }

    /// <summary>Whether a newer activation of the same grain took its place in the directory.</summary>
    public bool IsSuperseded { get; set; }

    public override bool IsCurrent => _state != ActivationState.Invalid && !IsSuperseded;

    public GrainId GrainId => GrainId.Create(grainClass.GrainType, key);

    public GrainReference GrainReference => grainClass.CreateSelfReference(key);

    public object? GrainInstance => _instance;

    public IServiceProvider ActivationServices => grainClass.Services(Extras);

    public Task Deactivated
    {
        get
        {
            lock (this)
            {
                return _state == ActivationState.Invalid && Extras.Ended is null
                    ? Task.CompletedTask
                    : (Extras.Ended ??= new()).Task;
            }
        }
    }

    protected override bool IsReentrant => grainClass.IsReentrant;

    private ActivationExtras Extras
    {
        get
        {
            lock (this)
            {
                return _extras ??= new();
            }
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        Beginning? beginning;
        lock (this)
        {
            if (_state == ActivationState.Invalid)
            {
                return;
            }

            if (Extras.Reason.ReasonCode == DeactivationReasonCode.None)
            {
                Extras.Reason = deactivationReason;
            }

            if (_state == ActivationState.Deactivating)
            {
                return;
            }

            beginning = _beginning;
            Extras.WasValid = _state == ActivationState.Valid;
            Extras.EndToken = cancellationToken;
            _state = ActivationState.Deactivating;
        }

        beginning?.Cancel();
        Wake();
    }

    public void DelayDeactivation(TimeSpan time) => Extras.KeepUntil =
        time == TimeSpan.MaxValue || time == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue
        : time <= TimeSpan.Zero ? DateTimeOffset.MinValue
        : Engine.ActivationClock.GetUtcNow() + time;

    /// <summary>Ends the activation if it has been idle long enough. A sweep counts idleness from the first sweep that finds no request since the last.</summary>
    public void CollectIfIdle(long now, DateTimeOffset utcNow, TimeSpan age)
    {
        lock (this)
        {
            if (_state != ActivationState.Valid || _isUsed || !IsIdle || _extras?.KeepUntil > utcNow)
            {
                _isUsed = false;
                _idleSince = now;
                return;
            }

            if (Engine.ActivationClock.GetElapsedTime(_idleSince, now) < age)
            {
                return;
            }
        }

        Deactivate(new(DeactivationReasonCode.ActivationIdle, "The activation was idle."));
    }

    public override void Finish(GrainRequest request)
    {
        if (request.TakeInconsistency())
        {
            Deactivate(new(DeactivationReasonCode.ApplicationError, request.Failure, "The stored state changed behind the activation's back."));
        }

        _isUsed |= request.KeepsAlive;
        base.Finish(request);
    }

    public IGrainTimer AddTimer(GrainTimer timer, GrainTimerCreationOptions options)
    {
        if (Current != this)
        {
            throw new InvalidOperationException("A grain timer can only be created by its grain, in a turn of the activation.");
        }

        lock (this)
        {
            (Extras.Timers ??= []).Add(timer);
        }

        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void RemoveTimer(GrainTimer timer)
    {
        lock (this)
        {
            Extras.Timers?.Remove(timer);
        }
    }

    /// <summary>Stops its timers. Nothing else of it will run.</summary>
    public void Abandon() => DisposeTimers();

    public void AddState(IStoredState state) => _beginning!.States.Add(state);

    protected override bool HasWork => _state switch
    {
        ActivationState.Valid => HasRequest,
        ActivationState.Creating => true,
        ActivationState.Deactivating => MayEnd,
        _ => false,
    };

    private bool MayEnd => IsQuiet && _beginning is null && !_isEnding;

    protected override bool MayQueue(GrainRequest request) => _state != ActivationState.Invalid;

    protected override bool MayStartWork(bool mayStartRequest) =>
        _state == ActivationState.Creating || (_state == ActivationState.Valid && mayStartRequest);

    protected override object? TakeNextWork()
    {
        switch (_state)
        {
            case ActivationState.Valid:
                return TakeNextRequest();
            case ActivationState.Creating:
                _state = ActivationState.Activating;
                return BeginStep;
            case ActivationState.Deactivating when MayEnd:
                _isEnding = true;
                return EndStep;
            default:
                return null;
        }
    }

    protected override void Do(object work)
    {
        if (work is GrainRequest request)
        {
            request.Start(_instance!);
        }
        else if (work == BeginStep)
        {
            _ = Begin();
        }
        else
        {
            _ = End();
        }
    }
}
