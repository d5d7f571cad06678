namespace Swiper.Simulation.Stage;

/// <summary>Work that waits at an activation for its turn: a call, or the tick of a timer.</summary>
internal abstract class Work
{
    /// <summary>Whether the work may start while other work runs.</summary>
    public abstract bool Interleaves { get; }

    public virtual bool IsReadOnly => false;

    /// <summary>Whether the work resets the idle time.</summary>
    public virtual bool KeepsAlive => true;

    /// <summary>Whether nobody awaits the work any more, so that it need not start.</summary>
    public virtual bool IsAbandoned => false;

    /// <summary>Starts the work in a turn of the activation; <see cref="Activation.Finish"/> is called when it has ended.</summary>
    public abstract void Start(Activation activation);
}
