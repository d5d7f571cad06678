namespace Swiper.Simulation.Stage;

/// <summary>Where everything on the stage runs: one thread, in the order and at the moments of its choice.</summary>
internal interface IStageScheduler
{
    /// <summary>Takes work, and runs it later, where no task runs.</summary>
    void Schedule(Action<object?> work, object state);
}
