using Orleans.Storage;

namespace Swiper.Embedded;

/// <summary>
/// One call on its way: arguments, place in a queue, result and the caller's task in one object. A class derived at run time holds the
/// arguments and makes the call. Arguments and results are not copied: messages are immutable.
/// </summary>
internal abstract class GrainRequest : IThreadPoolWorkItem
{
    private const int Open = 0;
    private const int Settled = 1;
    private const int Mute = 2;

    private int _state;

    protected GrainRequest(GrainMethod method)
    {
        Method = method;
        _state = method.IsOneWay ? Mute : Open;
    }

    public GrainMethod Method { get; }

    /// <summary>Where it waits or runs.</summary>
    public RequestTarget? Target { get; set; }

    /// <summary>The grain that called; null for a caller outside the grains.</summary>
    public Activation? Caller { get; set; }

    /// <summary>How the caller and the target share a cancellation token; null when there is nothing to cancel.</summary>
    public RequestCancellation? Cancellation { get; set; }

    public GrainRequest? Next { get; set; }

    public GrainRequest? Previous { get; set; }

    /// <summary>When it was sent, as a timestamp of the messaging clock.</summary>
    public long SentAt { get; set; }

    /// <summary>Its place among all requests of the target.</summary>
    public int Arrival { get; set; }

    /// <summary>How many activations passed it on without starting it.</summary>
    public int Forwards { get; set; }

    /// <summary>What the method threw.</summary>
    public Exception? Failure { get; protected set; }

    /// <summary>Whether its caller has given up, or has been answered.</summary>
    public bool IsAbandoned => Volatile.Read(ref _state) == Settled;

    /// <summary>Whether somebody waits for its answer.</summary>
    public bool WantsAnswer => Volatile.Read(ref _state) == Open;

    /// <summary>Whether it may leave its activation: ticks of a timer may not.</summary>
    public virtual bool IsLocal => false;

    /// <summary>Whether it counts against idleness.</summary>
    public virtual bool KeepsAlive => true;

    /// <summary>The token the method sees in place of the caller's.</summary>
    protected CancellationToken CalleeToken => Cancellation?.Token ?? default;

    /// <summary>Starts the method as a turn of the target, and sees to it that <see cref="RequestTarget.Finish"/> is called when it ends.</summary>
    public abstract void Start(object instance);

    /// <summary>Tells the caller what came of it, unless the caller has given up.</summary>
    public void Answer()
    {
        if (TrySettle())
        {
            SetResult();
        }
    }

    /// <summary>Tells the caller that it failed, unless the caller has been told already.</summary>
    public void Fail(Exception exception)
    {
        if (TrySettle())
        {
            SetException(exception);
        }
    }

    /// <summary>The same request once more, as if the network had doubled it. Nobody waits for the answer of the copy.</summary>
    public GrainRequest Copy()
    {
        var copy = (GrainRequest)MemberwiseClone();
        copy._state = Mute;
        copy.Next = copy.Previous = null;
        copy.Cancellation = null;
        copy.Failure = null;
        return copy;
    }

    void IThreadPoolWorkItem.Execute() => Answer();

    /// <summary>Marks the failure as handled where it ends the activation it came from.</summary>
    public bool TakeInconsistency()
    {
        if (Failure is not InconsistentStateException { IsSourceActivation: true } inconsistency)
        {
            return false;
        }

        inconsistency.IsSourceActivation = false;
        return true;
    }

    protected abstract void SetResult();

    protected abstract void SetException(Exception exception);

    private bool TrySettle()
    {
        if (Interlocked.CompareExchange(ref _state, Settled, Open) != Open)
        {
            return false;
        }

        Cancellation?.Settle();
        return true;
    }
}
