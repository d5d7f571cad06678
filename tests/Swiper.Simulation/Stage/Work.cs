namespace Swiper.Simulation.Stage;

/// <summary>What waits at an activation for its turn: a call, or the tick of a timer.</summary>
internal abstract class Work
{
    /// <summary>Whether it may start whatever else runs.</summary>
    public abstract bool Interleaves { get; }

    public virtual bool IsReadOnly => false;

    /// <summary>Whether it counts against idleness.</summary>
    public virtual bool KeepsAlive => true;

    /// <summary>Whether nobody waits for it any more, so that it need not start.</summary>
    public virtual bool IsAbandoned => false;

    /// <summary>Starts it, in a turn of the activation; <see cref="Activation.Finish"/> is called when it has ended.</summary>
    public abstract void Start(Activation activation);
}
