namespace Swiper.Embedded;

/// <summary>Where the engine's work runs. The only way out of the engine to threads.</summary>
internal abstract class EngineScheduler
{
    /// <summary>Whether an answer to a caller outside the grains may be given on the thread that made it.</summary>
    public abstract bool MayAnswerInline { get; }

    /// <summary>Whether the request of a caller outside the grains may start on the caller's thread, which then saves a hop.</summary>
    public abstract bool MayStartInline { get; }

    /// <summary>After so many turns of one target others get the thread.</summary>
    public abstract int TurnsPerRun { get; }

    /// <summary>Runs the target's turns soon.</summary>
    public abstract void Schedule(RequestTarget target);

    /// <summary>Runs the target's turns after others had their chance.</summary>
    public abstract void Reschedule(RequestTarget target);

    /// <summary>Answers a request whose caller is outside the grains.</summary>
    public abstract void Post(GrainRequest answered);

    /// <summary>Runs an action.</summary>
    public abstract void Post(Action action);
}
