namespace Swiper.Simulation.Stage;

// Which of the waiting requests may start, and in which order.
internal sealed partial class Activation
{
    private readonly List<Work> _waiting = [];
    private readonly List<Work> _running = [];

    /// <summary>Accepts work. Answers false if this activation has ended; the caller then asks for the next one.</summary>
    public bool TryEnqueue(Work work)
    {
        if (_state == ActivationState.Invalid)
        {
            return false;
        }

        if (work is GrainCall call)
        {
            call.Target = this;
        }

        _waiting.Add(work);
        if (_state == ActivationState.Creating || (_state == ActivationState.Valid && MayStart(work)))
        {
            Wake();
        }

        return true;
    }

    /// <summary>Finishes work that was started here, in a turn of this activation.</summary>
    public void Finish(Work work)
    {
        _isUsed |= work.KeepsAlive;
        _running.Remove(work);
    }

    /// <summary>Drops a call that has not started.</summary>
    public void Forget(GrainCall call) => _waiting.Remove(call);

    protected override bool HasWork => _state switch
    {
        ActivationState.Valid => _waiting.Exists(MayStart),
        ActivationState.Creating => true,
        ActivationState.Deactivating => MayEnd,
        _ => false,
    };

    private bool IsIdle => _running.Count == 0 && _waiting.Count == 0 && !IsScheduled;

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
        if (work is Work request)
        {
            request.Start(this);
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

    private bool MayStart(Work work)
    {
        foreach (var other in _running)
        {
            if (!work.Interleaves && !other.Interleaves && !(work.IsReadOnly && other.IsReadOnly))
            {
                return false;
            }
        }

        return true;
    }

    private Work? TakeNextRequest()
    {
        for (var index = 0; index < _waiting.Count;)
        {
            var work = _waiting[index];
            if (!MayStart(work))
            {
                index++;
                continue;
            }

            _waiting.RemoveAt(index);
            if (work.IsAbandoned)
            {
                continue;
            }

            _running.Add(work);
            return work;
        }

        return null;
    }
}
